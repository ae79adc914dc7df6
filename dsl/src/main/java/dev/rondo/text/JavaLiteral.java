package dev.rondo.text;

import java.util.Locale;

/** Texts as Java writes them, so that line breaks, quotes and controls are seen. */
public final class JavaLiteral {

  /** How many characters of a text a message shows. */
  private static final int EXCERPT = 40;

  private JavaLiteral() {}

  /** The text in double quotes: {@code "a \"b\"\n"}. */
  public static String of(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.codePoints().forEach(point -> append(out, point));
    return out.append('"').toString();
  }

  /** The text in double quotes, of a long one its beginning, so that a message stays one line. */
  public static String excerpt(String text) {
    boolean whole = text.codePointCount(0, text.length()) <= EXCERPT;
    return of(whole ? text : text.substring(0, text.offsetByCodePoints(0, EXCERPT)) + "…");
  }

  private static void append(StringBuilder out, int point) {
    switch (point) {
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      case '\\', '"' -> out.append('\\').append((char) point);
      default -> {
        if (Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE) {
          out.append(String.format(Locale.ROOT, "\\u%04x", point));
        } else {
          out.appendCodePoint(point);
        }
      }
    }
  }
}
