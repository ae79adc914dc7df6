package dev.rondo.text;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How messages spell tokens and numbers. */
final class Shown {

  private static final int LONGEST = 40;
  private static final int LISTED = 12;

  private Shown() {}

  /** A token in quotes: on one line, cut short, and without half characters. */
  static String token(String token) {
    StringBuilder shown = new StringBuilder();
    token
        .codePoints()
        .limit(LONGEST)
        .forEach(
            c -> {
              switch (c) {
                case '\n' -> shown.append("\\n");
                case '\r' -> shown.append("\\r");
                case '\t' -> shown.append("\\t");
                default -> {
                  boolean plain = !Character.isISOControl(c) && !isHalf(c);
                  shown.append(
                      plain ? Character.toString(c) : String.format(Locale.ROOT, "\\u%04X", c));
                }
              }
            });
    boolean cut = token.codePoints().skip(LONGEST).findAny().isPresent();
    return "'" + shown + (cut ? "..." : "") + "'";
  }

  /** Tokens in quotes, at most a dozen of them. */
  static String tokens(List<String> tokens) {
    String listed =
        tokens.stream().limit(LISTED).map(Shown::token).collect(Collectors.joining(", "));
    return tokens.size() <= LISTED
        ? listed
        : listed + " and " + number(tokens.size() - LISTED) + " more";
  }

  /** A whole number with commas: "10,000". */
  static String number(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  /** A count with its noun: "1 token", "10,000 tokens". */
  static String count(long n, String noun) {
    return number(n) + " " + (n == 1 ? noun : noun + "s");
  }

  /** Whether a text holds half of a surrogate pair, which is no character. */
  static boolean holdsHalf(String text) {
    return text.codePoints().anyMatch(Shown::isHalf);
  }

  private static boolean isHalf(int c) {
    return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
  }
}
