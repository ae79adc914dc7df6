package dev.rondo.text;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * What stands between blanks is a token: for texts that are cut into tokens already.
 *
 * @param lowercase whether the text is put in lower case first, by the rules that no country has
 */
public record BlankSeparated(boolean lowercase) implements Tokenizer {

  @Override
  public void read(String text, Predicate<String> taker) {
    String read = lowercase ? text.toLowerCase(Locale.ROOT) : text;
    int at = 0;
    boolean wanted = true;
    while (wanted && at < read.length()) {
      if (Character.isWhitespace(read.charAt(at))) {
        at++;
        continue;
      }
      int end = at;
      while (end < read.length() && !Character.isWhitespace(read.charAt(end))) {
        end++;
      }
      wanted = taker.test(read.substring(at, end));
      at = end;
    }
  }

  @Override
  public String text(List<String> tokens) {
    return String.join(" ", tokens);
  }
}
