package dev.rondo.output;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;

/** Figures as people read them, the same in every locale. */
final class Figures {
  private static final int MINUTE = 60;
  private static final int HOUR = 3600;

  private Figures() {}

  /** At most {@code digits} significant digits, without trailing zeros: 0.02134, 1234, 3.2e-7. */
  static String significant(double value, int digits) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "NaN" : value > 0 ? "infinite" : "-infinite";
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal rounded =
        BigDecimal.valueOf(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
    double size = Math.abs(rounded.doubleValue());
    if (size < 1e-4 || size >= 1e7) {
      return mantissaAndExponent(rounded, digits);
    }
    return rounded.stripTrailingZeros().toPlainString();
  }

  private static String mantissaAndExponent(BigDecimal value, int digits) {
    int exponent = value.precision() - value.scale() - 1;
    BigDecimal mantissa =
        value.movePointLeft(exponent).round(new MathContext(digits)).stripTrailingZeros();
    return mantissa.toPlainString() + "e" + exponent;
  }

  /** Loss values: four significant digits. */
  static String loss(double value) {
    return significant(value, 4);
  }

  /** A span of time: 270 ms, 3.2 s, 2 min 05 s, 1 h 12 min. */
  static String time(Duration duration) {
    double seconds = duration.toNanos() / 1e9;
    if (seconds < 0.9995) {
      return String.format(Locale.ROOT, "%.0f ms", 1000 * seconds);
    }
    if (seconds < 59.95) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    long whole = Math.round(seconds);
    if (whole < HOUR) {
      return String.format(Locale.ROOT, "%d min %02d s", whole / MINUTE, whole % MINUTE);
    }
    long minutes = Math.round(seconds / MINUTE);
    return String.format(Locale.ROOT, "%d h %02d min", minutes / MINUTE, minutes % MINUTE);
  }

  /** A count with thousands apart: 12,345. */
  static String count(double value) {
    return String.format(Locale.ROOT, "%,d", Math.round(value));
  }

  /** An amount of memory: 85 MB, 1.2 GB. */
  static String memory(long bytes) {
    double megabytes = bytes / 1e6;
    return megabytes < 1000
        ? String.format(Locale.ROOT, "%.0f MB", megabytes)
        : String.format(Locale.ROOT, "%.1f GB", megabytes / 1000);
  }

  /** Text made safe to stand in HTML, between tags or in an attribute's quotes. */
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /**
   * The same for text of several lines: each line break is one in HTML too, whatever a page does
   * with white space; control characters that no page shows are replaced.
   */
  static String escapeLines(String text) {
    return escape(text)
        .replace("\r\n", "\n")
        .replaceAll("[\\n\\r]", "<br/>")
        .replaceAll("[\\p{Cntrl}&&[^\\t]]", "\uFFFD");
  }

  /** The first characters of a longer text; a pair of surrogates is not torn apart. */
  static String cut(String text, int length) {
    boolean torn = Character.isHighSurrogate(text.charAt(length - 1));
    return text.substring(0, torn ? length - 1 : length);
  }
}
