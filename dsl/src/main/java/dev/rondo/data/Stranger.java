package dev.rondo.data;

import dev.rondo.text.TextEncoding;
import dev.rondo.text.Vocabulary;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The first character of a text that the training part has not got.
 *
 * @param token the character
 * @param at its place in the text
 */
record Stranger(String token, int at) {

  /** Looks for one; there is none where unknown ones are known. */
  static Optional<Stranger> in(String text, TextEncoding encoding) {
    Vocabulary vocabulary = encoding.vocabulary();
    if (vocabulary.knowsUnknown()) {
      return Optional.empty();
    }
    // tokens that are no words stand side by side as the text does
    int[] at = {0};
    String[] found = {""};
    encoding
        .tokenizer()
        .read(
            text,
            token -> {
              if (!vocabulary.contains(token)) {
                found[0] = token;
                return false;
              }
              at[0] += token.length();
              return true;
            });
    return found[0].isEmpty() ? Optional.empty() : Optional.of(new Stranger(found[0], at[0]));
  }

  /** The character and its code points: {@code 'é' (U+00E9)}. */
  @Override
  public String toString() {
    String points =
        token
            .codePoints()
            .mapToObj(c -> String.format(Locale.ROOT, "U+%04X", c))
            .collect(Collectors.joining(" "));
    boolean visible =
        token
            .codePoints()
            .noneMatch(
                c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
    return visible ? "'" + token + "' (" + points + ")" : points;
  }
}
