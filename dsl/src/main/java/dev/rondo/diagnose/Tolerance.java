package dev.rondo.diagnose;

import java.util.Locale;

/**
 * How far an analytic gradient a may lie from a numeric one n: {@code |a - n| <= floor + 1e-6
 * max(|a|, |n|)}.
 *
 * @param floor 1e-8, or more where the loss is so large that rounding hides smaller errors
 */
record Tolerance(double floor) {

  private static final double FLOOR = 1e-8;
  private static final double SHARE = 1e-6;

  /** What rounding may do to a gradient, in units of the loss's last place. */
  private static final double ROUNDINGS = 1e4;

  static Tolerance forLoss(double loss) {
    return new Tolerance(Math.max(FLOOR, ROUNDINGS * Math.ulp(loss)));
  }

  Tolerance wider(Tolerance other) {
    return floor >= other.floor ? this : other;
  }

  /** The error as a share of what is allowed; not a number where one of both is none. */
  double share(double analytic, double numeric) {
    double size = Math.max(Math.abs(analytic), Math.abs(numeric));
    return Math.abs(analytic - numeric) / (floor + SHARE * size);
  }

  boolean allows(double analytic, double numeric) {
    return share(analytic, numeric) <= 1;
  }

  @Override
  public String toString() {
    String least = floor == FLOOR ? "1e-8" : String.format(Locale.ROOT, "%.1e", floor);
    return least + " + 1e-6 max(|a|,|n|)";
  }
}
