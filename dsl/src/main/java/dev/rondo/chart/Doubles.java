package dev.rondo.chart;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Immutable numbers in a row. */
final class Doubles {

  private final double[] values;

  private Doubles(double[] values) {
    this.values = values;
  }

  static Doubles of(double... values) {
    return new Doubles(values.clone());
  }

  /** The values of a function at 0, 1, ... */
  static Doubles of(int size, IntToDoubleFunction value) {
    return new Doubles(IntStream.range(0, size).mapToDouble(value).toArray());
  }

  /** from, from + 1, ... */
  static Doubles counting(int from, int size) {
    return of(size, i -> (double) from + i);
  }

  int size() {
    return values.length;
  }

  double at(int i) {
    return values[i];
  }

  boolean isGap(int i) {
    return !Double.isFinite(values[i]);
  }

  double[] toArray() {
    return values.clone();
  }
}
