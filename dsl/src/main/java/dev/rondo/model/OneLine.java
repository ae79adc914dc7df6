package dev.rondo.model;

/** Texts as they stand in tables and headings. */
final class OneLine {

  private static final int LONGEST = 80;

  private OneLine() {}

  /** The first 80 characters on one line; no pair of surrogates is torn apart. */
  static String of(String text) {
    String start = text.length() <= 8 * LONGEST ? text : text.substring(0, 8 * LONGEST);
    String line = start.strip().replaceAll("\\s+", " ");
    if (line.length() <= LONGEST && start.length() == text.length()) {
      return line;
    }
    int end = Math.min(line.length(), LONGEST - 1);
    boolean torn = end > 0 && Character.isHighSurrogate(line.charAt(end - 1));
    return line.substring(0, torn ? end - 1 : end) + "…";
  }
}
