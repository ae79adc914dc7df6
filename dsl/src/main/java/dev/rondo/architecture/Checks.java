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

  /** Whether layer normalisation leaves a layer of so many units anything to say. */
  static void layerNorm(String cell, int units, CellOptions options) {
    if (options.layerNorm() && units == 1) {
      throw new IllegalArgumentException(
          cell
              + ".layerNorm(): expects at least 2 units, as one number normalised is always 0;"
              + " take more units or leave layerNorm out");
    }
  }

  /** A share to drop, of something written as {@code word}. */
  static void share(String word, double p) {
    if (!(p >= 0 && p < 1)) {
      throw new IllegalArgumentException(
          word + ": expects the share to drop, at least 0 and below 1");
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
