package dev.rondo.checkpoint;

/** Finds the halves of characters that Java's text may hold and UTF-8 may not. */
final class Surrogates {

  private Surrogates() {}

  /** Where the first surrogate without its other half stands; -1 where there is none. */
  static int unpaired(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          return i;
        }
        i++;
      }
    }
    return -1;
  }
}
