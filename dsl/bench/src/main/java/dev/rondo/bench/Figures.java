package dev.rondo.bench;

import java.util.Arrays;
import java.util.List;

/** What is made of several figures. */
final class Figures {

  private Figures() {}

  /** The middle one; of an even number, the mean of the middle two. */
  static double median(List<Double> figures) {
    double[] sorted = sorted(figures);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  /** The root of their product: 2 and 0.5 make 1. */
  static double geometricMean(List<Double> figures) {
    double[] all = sorted(figures);
    return Math.exp(Arrays.stream(all).map(Math::log).sum() / all.length);
  }

  private static double[] sorted(List<Double> figures) {
    if (figures.isEmpty()) {
      throw new IllegalArgumentException("no figures");
    }
    return figures.stream().mapToDouble(Double::doubleValue).sorted().toArray();
  }
}
