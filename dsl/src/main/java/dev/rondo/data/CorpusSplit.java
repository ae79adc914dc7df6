package dev.rondo.data;

import dev.rondo.text.Characters;

/**
 * Where the parts of a text begin and end, each behind the one before it.
 *
 * @param training the place of the first character that is not learned from
 * @param validation the place of the first character that is kept for judging
 * @param test the length of the text
 */
record CorpusSplit(int training, int validation, int test) {

  /** How many characters a part is longer than its share at most, so that no word is cut. */
  private static final int NEAR = 1_000;

  /**
   * Cuts at the shares of the text's length: behind the character that stands there and, where
   * words count, behind the next blank if it is near.
   */
  static CorpusSplit of(String text, SplitShares shares, boolean words) {
    int training = cut(text, shares.training(), words);
    int validation = cut(text, shares.training() + shares.validation(), words);
    return new CorpusSplit(training, validation, text.length());
  }

  private static int cut(String text, int percent, boolean words) {
    int share = (int) ((long) text.length() * percent / 100);
    int whole = share == text.length() ? share : behindCharacter(text, share);
    for (int at = whole; words && at < text.length() && at < whole + NEAR; at++) {
      if (at > 0 && Character.isWhitespace(text.charAt(at - 1))) {
        return at;
      }
    }
    return whole;
  }

  /** The first end of a character at this place or behind it. */
  private static int behindCharacter(String text, int place) {
    int[] at = {0};
    new Characters(false)
        .read(
            text,
            character -> {
              if (at[0] < place) {
                at[0] += character.length();
              }
              return at[0] < place;
            });
    return at[0];
  }

  int begin(CorpusPart part) {
    return switch (part) {
      case TRAINING -> 0;
      case VALIDATION -> training;
      case TEST -> validation;
    };
  }

  int end(CorpusPart part) {
    return switch (part) {
      case TRAINING -> training;
      case VALIDATION -> validation;
      case TEST -> test;
    };
  }
}
