package dev.rondo.train;

import java.math.BigDecimal;

/** Numbers as a user writes them. */
final class Numbers {

  private Numbers() {}

  /** 0.2, 5, 0.0001: never 1.0E-4. */
  static String plain(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  static double positive(String word, double value, String example) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          word + "(" + plain(value) + "): expects a number above 0, such as " + example);
    }
    return value;
  }

  static int atLeastOne(String word, int value, String what) {
    if (value < 1) {
      throw new IllegalArgumentException(word + "(" + value + "): expects at least 1 " + what);
    }
    return value;
  }

  /** A share that may be zero but not one. */
  static double share(String word, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(
          word + "(" + plain(value) + "): expects at least 0 and below 1");
    }
    return value;
  }

  static double notNegative(String word, double value) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(word + "(" + plain(value) + "): expects 0 or more");
    }
    return value;
  }
}
