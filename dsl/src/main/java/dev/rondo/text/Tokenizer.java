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
