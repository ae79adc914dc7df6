package dev.rondo.model;

import java.util.Arrays;
import java.util.List;

/**
 * What lies ahead of one origin in one target, in the user's units.
 *
 * @param values the forecast, one value a step
 * @param quantiles {@code [step][quantile]}; without a quantile where none was asked for
 * @param paths {@code [path][step]}; empty where none were sampled or kept
 */
record Ahead(double[] values, double[][] quantiles, double[][] paths) {

  private static final double[][] NO_PATHS = {};

  /** One value a step. */
  static Ahead ofValues(double[] values) {
    return new Ahead(values, new double[values.length][0], NO_PATHS);
  }

  /** Quantiles, {@code [step][quantile]}, of which the middle one is the forecast. */
  static Ahead ofQuantiles(double[][] quantiles, int middle) {
    double[] values = Arrays.stream(quantiles).mapToDouble(step -> step[middle]).toArray();
    return new Ahead(values, quantiles, NO_PATHS);
  }

  /** Sampled paths, {@code [path][step]}, whose median is the forecast. */
  static Ahead ofPaths(double[][] paths, List<Double> levels) {
    int steps = paths[0].length;
    double[] values = new double[steps];
    double[][] quantiles = new double[steps][levels.size()];
    for (int s = 0; s < steps; s++) {
      int step = s;
      double[] sorted = Arrays.stream(paths).mapToDouble(path -> path[step]).sorted().toArray();
      values[s] = quantile(sorted, 0.5);
      for (int q = 0; q < levels.size(); q++) {
        quantiles[s][q] = quantile(sorted, levels.get(q));
      }
    }
    return new Ahead(values, quantiles, paths);
  }

  /**
   * On the line between the two nearest of the sorted values. Source: R. Hyndman and Y. Fan, Sample
   * Quantiles in Statistical Packages, The American Statistician 50 (1996), type 7.
   */
  private static double quantile(double[] sorted, double level) {
    double place = level * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  Ahead withoutPaths() {
    return new Ahead(values, quantiles, NO_PATHS);
  }
}
