package dev.rondo.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Cuts a text into tokens, always in the same way. Immutable; any number of threads may use it.
 *
 * <p>{@link Words} and {@link BlankSeparated} leave the blanks out, {@link Characters} and {@link
 * BytePairs} keep every character, so that their tokens side by side are the text again.
 */
public sealed interface Tokenizer permits Words, Characters, BytePairs, BlankSeparated {

  /**
   * Hands out the tokens of a text in order, and reads no further than they are wanted.
   *
   * @param text of any length, also empty
   * @param taker takes a token and says whether it wants another
   */
  void read(String text, Predicate<String> taker);

  /** Whether the text is put in lower case first. */
  boolean lowercase();

  /** The text that tokens stand for. */
  String text(List<String> tokens);

  /** Whether the tokens side by side are the text again, blanks and all. */
  default boolean keepsBlanks() {
    return this instanceof Characters || this instanceof BytePairs;
  }

  /**
   * What each token adds to the text: itself, after the blank that {@link #text} puts before it, if
   * any. Side by side they are that text.
   */
  default List<String> pieces(List<String> tokens) {
    List<String> pieces = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      int before = i == 0 ? 0 : text(tokens.subList(i - 1, i)).length();
      pieces.add(text(tokens.subList(Math.max(0, i - 1), i + 1)).substring(before));
    }
    return List.copyOf(pieces);
  }

  /** All tokens of a text. */
  default List<String> tokens(String text) {
    return tokens(text, Integer.MAX_VALUE);
  }

  /**
   * The first tokens of a text; what comes after them is not read.
   *
   * @param most how many at most, at least 1
   */
  default List<String> tokens(String text, int most) {
    List<String> tokens = new ArrayList<>();
    read(
        text,
        token -> {
          tokens.add(token);
          return tokens.size() < most;
        });
    return List.copyOf(tokens);
  }
}
