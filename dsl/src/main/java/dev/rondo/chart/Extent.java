package dev.rondo.chart;

import java.util.Arrays;
import java.util.List;

/**
 * How far an axis reaches.
 *
 * @param low the lower end
 * @param high the upper end, above the lower
 */
record Extent(double low, double high) {

  /** From the least to the greatest finite value. */
  static Extent of(List<Line> lines) {
    double[] finite =
        lines.stream()
            .flatMap(line -> line.values().stream())
            .mapToDouble(Double::doubleValue)
            .filter(Line::draws)
            .toArray();
    if (finite.length == 0) {
      return new Extent(0, 1);
    }
    return new Extent(
        Arrays.stream(finite).min().getAsDouble(), Arrays.stream(finite).max().getAsDouble());
  }

  /** With room on both sides; a single value gets room of its own size. */
  Extent roomy(double share) {
    double width = high - low;
    if (width <= Math.abs(high) * 1e-12) {
      double room = low == 0 ? 1 : Math.abs(low) * 0.1;
      return new Extent(low - room, high + room);
    }
    return new Extent(low - width * share, high + width * share);
  }

  /** With room on both sides, on a logarithmic axis; both ends are above zero. */
  Extent roomyLogarithmic() {
    double factor = Math.pow(high / low, 0.05);
    return new Extent(low / factor, high * factor);
  }

  /** Reaching to this value too. */
  Extent including(double value) {
    return new Extent(Math.min(low, value), Math.max(high, value));
  }

  /** Whether all is above zero and the upper end more than so many times the lower. */
  boolean spans(double times) {
    return low > 1e-150 && high / low > times;
  }
}
