package dev.rondo.model;

/** How tokens are written where a line break or a blank must be seen. */
final class TokenText {

  private TokenText() {}

  /** The token with its line breaks, tabs and other controls as Java writes them. */
  static String shown(String token) {
    StringBuilder out = new StringBuilder();
    token.codePoints().forEach(point -> append(out, point));
    return out.toString();
  }

  /** The same in double quotes. */
  static String quoted(String token) {
    return '"' + shown(token).replace("\"", "\\\"") + '"';
  }

  private static void append(StringBuilder out, int point) {
    switch (point) {
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      case '\\' -> out.append("\\\\");
      default -> {
        if (Character.isISOControl(point)) {
          out.append(String.format("\\u%04x", point));
        } else {
          out.appendCodePoint(point);
        }
      }
    }
  }
}
