package dev.rondo.engine.internal.vector;

/**
 * How the numbers of a row lie that a product runs over: {@code segments} stretches of {@code
 * length} floats that start {@code apart} floats from each other.
 */
record Stretch(int segments, int apart, int length) {

  /** One after the other. */
  static Stretch plain(int length) {
    return new Stretch(1, 0, length);
  }

  int total() {
    return segments * length;
  }
}
