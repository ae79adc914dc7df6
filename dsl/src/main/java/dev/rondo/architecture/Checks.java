package dev.rondo.architecture;

import java.math.BigDecimal;

/** What every declared number is held to. */
final class Checks {

  private Checks() {}

  static void units(String layer, int units) {
    if (units < 1) {
      throw new IllegalArgumentException(
          layer + "(" + units + "): expects at least 1 unit; 8 to 256 are usual");
    }
  }

  static void positive(String initializer, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          initializer + "(" + plain(value) + "): expects a number above 0");
    }
  }

  /** A number as a user writes it: 0.2, 5, 0.0001. */
  static String plain(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    BigDecimal exact = BigDecimal.valueOf(value).stripTrailingZeros();
    return exact.toPlainString();
  }
}
