package dev.rondo.evaluate;

/** A forecast that needs no learning: what a score has to beat. */
public sealed interface Baseline permits SeasonalNaive, Drift {

  /** Its name in tables and charts. */
  String name();

  /**
   * The values that would follow.
   *
   * @param history all values known before the forecast, oldest first, at least 1
   * @param steps how many values to forecast
   */
  double[] forecast(double[] history, int steps);
}
