package dev.rondo.text;

import java.util.Locale;

/** Texts as Java writes them, so that line breaks, quotes and controls are seen. */
public final class JavaLiteral {

  private JavaLiteral() {}

  /** The text in double quotes: {@code "a \"b\"\n"}. */
  public static String of(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.codePoints().forEach(point -> append(out, point));
    return out.append('"').toString();
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
