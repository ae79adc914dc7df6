package dev.rondo.diagnose;

/**
 * One number's gradient by the way back and by differences.
 *
 * @param place its place in its array, row by row
 * @param analytic what the way back gives
 * @param numeric what differences give
 * @param verdict what follows
 */
record CheckedNumber(int place, double analytic, double numeric, Verdict verdict) {

  /** Steps of finer differences, the one that serves most networks first. */
  private static final double[] STEPS = {1e-4, 1e-3, 1e-2, 1e-5, 1e-6, 1e-7, 3e-8};

  /** The share of what is allowed below which finer differences are not asked. */
  private static final double CLEARLY = 0.1;

  /** The step at which two have been asked that rounding does not move alike. */
  private static final double SURE = STEPS[1];

  enum Verdict {
    RIGHT,
    WRONG,
    /** The loss has two slopes there, and what the way back gives lies no further off than both. */
    KINK
  }

  /**
   * Judges one number. Where the plain central difference does not bear the gradient out clearly,
   * finer ones are asked, whose steps step over less: a gradient that is right agrees with the
   * slope beside a kink, one that is wrong with none.
   */
  static CheckedNumber of(int place, double analytic, Slope slope, Tolerance tolerance) {
    double numeric = slope.central();
    if (tolerance.share(analytic, numeric) < CLEARLY) {
      return new CheckedNumber(place, analytic, numeric, Verdict.RIGHT);
    }
    double jump = slope.jump();
    double steadiest = numeric;
    double least = Double.POSITIVE_INFINITY;
    for (double step : STEPS) {
      double finer = slope.fourthOrder(step);
      if (tolerance.allows(analytic, finer)) {
        return new CheckedNumber(place, analytic, finer, Verdict.RIGHT);
      }
      double change = Math.abs(finer - numeric);
      if (change < least) {
        least = change;
        steadiest = finer;
      }
      if (jump == 0 && step == SURE && tolerance.allows(finer, numeric)) {
        break; // two steps give the same slope, and it is another
      }
      numeric = finer;
    }
    boolean kink = Math.abs(analytic - steadiest) <= Math.abs(jump);
    return new CheckedNumber(place, analytic, steadiest, kink ? Verdict.KINK : Verdict.WRONG);
  }

  double error() {
    return Math.abs(analytic - numeric);
  }
}
