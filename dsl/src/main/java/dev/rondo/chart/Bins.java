package dev.rondo.chart;

import java.util.List;

/**
 * Equal bins with round edges.
 *
 * @param low the lowest edge
 * @param width the width of a bin
 * @param count how many there are
 */
record Bins(double low, double width, int count) {

  /** About as many bins as the root of the number of values, between 5 and 30. */
  static Bins of(List<Double> values) {
    double least = values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
    double greatest = values.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    Extent extent = new Extent(least, greatest).roomy(0);
    double about = Math.max(5, Math.min(30, Math.sqrt(values.size())));
    double width = Ticks.roundStep((extent.high() - extent.low()) / about);
    double low = Math.floor(extent.low() / width) * width;
    int count = Math.max(1, (int) Math.ceil((extent.high() - low) / width + 1e-9));
    return new Bins(low, width, count);
  }

  double high() {
    return low + count * width;
  }

  double middle(int bin) {
    return low + (bin + 0.5) * width;
  }

  int[] counts(List<Double> values) {
    int[] counts = new int[count];
    for (double value : values) {
      int bin = (int) Math.floor((value - low) / width);
      counts[Math.max(0, Math.min(count - 1, bin))]++;
    }
    return counts;
  }
}
