package dev.rondo.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Writes numbers as a reader wants them: 0.0001 rather than 1.0E-4, and no false precision. */
final class Figures {

  private static final double SMALLEST_PLAIN = 1e-4;
  private static final double LARGEST_PLAIN = 1e7;

  private Figures() {}

  /** A value of a result, to four significant digits. */
  static String of(double value) {
    return of(value, 4);
  }

  /** A tick of an axis, where only the noise of floating point is rounded away. */
  static String tick(double value) {
    return of(value, 9);
  }

  /** A whole number. */
  static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** A share as a whole percentage. */
  static String percent(double share) {
    return Double.isFinite(share) ? Math.round(share * 100) + " %" : "–";
  }

  /** With exactly this many decimals. */
  static String round(double value, int decimals) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%,." + decimals + "f", value) : "–";
  }

  private static String of(double value, int digits) {
    if (!Double.isFinite(value)) {
      return "–";
    }
    double size = Math.abs(value);
    if (size == 0) {
      return "0";
    }
    if (size < SMALLEST_PLAIN * (1 - 1e-9) || size >= LARGEST_PLAIN) {
      return scientific(value, Math.min(digits, 3));
    }
    // All digits before the point are true ones: 12,345.6 becomes 12,346 and not 12,350.
    int whole = size >= 1 ? (int) Math.floor(Math.log10(size)) + 1 : 1;
    BigDecimal rounded =
        new BigDecimal(value).round(new MathContext(Math.max(digits, whole))).stripTrailingZeros();
    int decimals = Math.max(0, rounded.scale());
    return String.format(Locale.ROOT, "%,." + decimals + "f", rounded);
  }

  private static String scientific(double value, int digits) {
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    BigDecimal mantissa = rounded.movePointLeft(exponent).stripTrailingZeros();
    return mantissa.toPlainString() + "e" + exponent;
  }
}
