package dev.rondo.evaluate;

/**
 * How often the truth lay between two forecast quantiles, beside how often it should have: the 0.1
 * and 0.9 quantiles should hold 0.8 of all values. Bounds count as inside.
 *
 * @param nominal the share that should lie inside
 * @param actual the share that did
 * @param meanWidth the mean distance of the bounds, in the units of the data; of two intervals that
 *     cover the same, the narrower is better
 */
public record IntervalCoverage(double nominal, double actual, double meanWidth) {

  /** The coverage of the interval between two quantiles, forecast for each true value. */
  public static IntervalCoverage of(
      double[] truth, double[] lower, double[] upper, double lowerLevel, double upperLevel) {
    Pairs.require("interval coverage", truth.length, lower.length);
    Pairs.require("interval coverage", truth.length, upper.length);
    if (!(lowerLevel > 0 && lowerLevel < upperLevel && upperLevel < 1)) {
      throw new IllegalArgumentException(
          "interval coverage: levels "
              + lowerLevel
              + " and "
              + upperLevel
              + "; expected 0 < lower < upper < 1");
    }
    int inside = 0;
    double width = 0;
    for (int i = 0; i < truth.length; i++) {
      inside += lower[i] <= truth[i] && truth[i] <= upper[i] ? 1 : 0;
      width += (upper[i] - lower[i]) / truth.length;
    }
    return new IntervalCoverage(upperLevel - lowerLevel, inside / (double) truth.length, width);
  }
}
