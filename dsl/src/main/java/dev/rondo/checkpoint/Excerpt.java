package dev.rondo.checkpoint;

/** Text out of a file as a message can show it: short, on one line, without control characters. */
final class Excerpt {

  private static final int LONGEST = 60;

  private Excerpt() {}

  /** The beginning of {@code text}. */
  static String of(String text) {
    StringBuilder shown = new StringBuilder();
    int end = Math.min(text.length(), LONGEST);
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      shown.append(Character.isISOControl(c) || Character.isSurrogate(c) ? '?' : c);
    }
    return end < text.length() ? shown.append("...").toString() : shown.toString();
  }

  /** A section's name, such as {@code tensor 'head.W'}. */
  static String named(String kind, String name) {
    return kind + " '" + of(name) + "'";
  }
}
