package dev.rondo.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * Where an axis is marked, and with which words.
 *
 * @param at the positions, ascending
 * @param labels one for each position
 */
record Ticks(List<Double> at, List<String> labels) {

  /** Whole numbers from one to another, at most about this many, at round steps. */
  static Ticks whole(int from, int to, int most) {
    double step = Math.max(1, roundStep((to - from) / (double) most));
    return stepping(from, to, step, Figures::tick);
  }

  /** Round numbers over an extent. */
  static Ticks round(Extent extent, int most) {
    double step = roundStep((extent.high() - extent.low()) / most);
    return stepping(extent.low(), extent.high(), step, Figures::tick);
  }

  private static Ticks stepping(double from, double to, double step, DoubleFunction<String> words) {
    List<Double> at = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (long k = (long) Math.ceil(from / step - 1e-9); k * step <= to + step * 1e-9; k++) {
      at.add(k * step);
      labels.add(words.apply(k * step));
    }
    return new Ticks(List.copyOf(at), List.copyOf(labels));
  }

  /** The least of 1, 2, 5, 10, ... times a power of ten that is no smaller. */
  static double roundStep(double least) {
    if (!(least > 0)) {
      return 1;
    }
    double decade = Math.pow(10, Math.floor(Math.log10(least)));
    for (int factor : new int[] {1, 2, 5}) {
      if (factor * decade >= least * (1 - 1e-9)) {
        return factor * decade;
      }
    }
    return 10 * decade;
  }
}
