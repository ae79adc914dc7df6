package dev.rondo.text;

/**
 * Where a character as a reader sees it ends: one code point with all that belongs to it. Accents
 * and other marks that combine, the selectors of a variant, skin tones and tags stay with what they
 * stand behind, two regional letters are one flag, and a zero-width joiner joins two pictures; so
 * an emoji is never cut. The rule is our own because the JDK's differs from version to version.
 */
final class Graphemes {

  /** More marks on one character are no writing: the next one begins a character of its own. */
  static final int LONGEST = 16;

  private static final int JOINER = 0x200D;
  private static final int NON_JOINER = 0x200C;

  private Graphemes() {}

  /** The end of the character that starts at {@code start}, a place in {@code text}. */
  static int end(String text, int start) {
    int first = text.codePointAt(start);
    int end = start + Character.charCount(first);
    boolean halfFlag = isRegional(first);
    for (int points = 1; end < text.length() && points < LONGEST; points++) {
      int next = text.codePointAt(end);
      boolean flag = halfFlag && isRegional(next);
      if (Character.isISOControl(first) || !(flag || extend(next) || joined(text, end, next))) {
        break;
      }
      halfFlag = false;
      end += Character.charCount(next);
    }
    return end;
  }

  private static boolean isRegional(int c) {
    return c >= 0x1F1E6 && c <= 0x1F1FF;
  }

  private static boolean extend(int c) {
    return isMark(c)
        || c == JOINER
        || c == NON_JOINER
        || (c >= 0x1F3FB && c <= 0x1F3FF) // skin tones
        || (c >= 0xE0020 && c <= 0xE007F); // the tags of a region's flag
  }

  private static boolean joined(String text, int at, int c) {
    boolean picture =
        Character.getType(c) == Character.OTHER_SYMBOL || (c >= 0x1F000 && c <= 0x1FAFF);
    return picture && text.codePointBefore(at) == JOINER;
  }

  /** Whether a code point is a mark that combines with the one before it. */
  static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }
}
