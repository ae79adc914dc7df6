package dev.rondo.text;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Every character is a token: a code point with the marks that combine with it, so that neither an
 * accent nor an emoji of several code points is ever cut. Blanks and line ends are tokens like any
 * other.
 *
 * @param lowercase whether the text is put in lower case first, by the rules that no country has
 */
public record Characters(boolean lowercase) implements Tokenizer {

  @Override
  public void read(String text, Predicate<String> taker) {
    String read = lowercase ? text.toLowerCase(Locale.ROOT) : text;
    int at = 0;
    boolean wanted = true;
    while (wanted && at < read.length()) {
      int end = Graphemes.end(read, at);
      wanted = taker.test(read.substring(at, end));
      at = end;
    }
  }

  @Override
  public String text(List<String> tokens) {
    return String.join("", tokens);
  }
}
