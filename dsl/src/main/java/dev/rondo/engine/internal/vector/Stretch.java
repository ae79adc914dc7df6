package dev.rondo.engine.internal.vector;

/**
 * How the numbers of a row lie that a product runs over: {@code segments} stretches that start
 * {@code apart} floats from each other, and in each of them {@code length} floats from {@code from}
 * on.
 */
record Stretch(int segments, int apart, int from, int length) {

  /** One after the other. */
  static Stretch plain(int length) {
    return new Stretch(1, 0, 0, length);
  }

  int total() {
    return segments * length;
  }
}
