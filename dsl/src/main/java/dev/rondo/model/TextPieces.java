package dev.rondo.model;

import dev.rondo.text.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the tokens of a text in the text, so that it can be shown as it was written. */
final class TextPieces {

  /**
   * Where a token stands.
   *
   * @param before the blanks before it
   * @param written the token as the text has it, in its own case
   */
  record Place(String before, String written) {}

  private TextPieces() {}

  /**
   * The place of each token. Where a tokenizer has changed more than the case of the text, the
   * tokens themselves stand there, with the blanks that the tokenizer puts between them.
   *
   * @param text the text
   * @param tokens its first tokens, in order
   * @param tokenizer what made them
   */
  static List<Place> of(String text, List<String> tokens, Tokenizer tokenizer) {
    return found(text, tokens).orElseGet(() -> spelled(tokens, tokenizer));
  }

  private static Optional<List<Place>> found(String text, List<String> tokens) {
    String plain = text.replace('’', '\'');
    String lower = plain.toLowerCase(Locale.ROOT);
    if (lower.length() != text.length()) {
      return Optional.empty(); // some capitals have more letters when they are small
    }
    List<Place> places = new ArrayList<>();
    int at = 0;
    for (String token : tokens) {
      int start = at;
      while (start < text.length() && !stands(token, start, plain, lower)) {
        if (!isBlank(text.charAt(start))) {
          return Optional.empty();
        }
        start++;
      }
      if (start == text.length()) {
        return Optional.empty();
      }
      int end = start + token.length();
      places.add(new Place(text.substring(at, start), text.substring(start, end)));
      at = end;
    }
    return Optional.of(places);
  }

  private static boolean stands(String token, int start, String plain, String lower) {
    return plain.startsWith(token, start) || lower.startsWith(token, start);
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
  }

  private static List<Place> spelled(List<String> tokens, Tokenizer tokenizer) {
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      String token = tokens.get(i);
      places.add(new Place(i == 0 ? "" : between(tokens.get(i - 1), token, tokenizer), token));
    }
    return places;
  }

  private static String between(String left, String right, Tokenizer tokenizer) {
    String both = tokenizer.text(List.of(left, right));
    int end = both.length() - right.length();
    return both.startsWith(left) && both.endsWith(right) && end >= left.length()
        ? both.substring(left.length(), end)
        : " ";
  }
}
