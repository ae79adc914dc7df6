package dev.rondo.checkpoint;

/** What shapes are possible. */
final class Shape {

  /** The most bytes one tensor may take: a Java array holds no more. */
  static final long MOST_BYTES = Integer.MAX_VALUE - 8L;

  /** The most dimensions: ND4J has no more. */
  static final int MOST_DIMENSIONS = 32;

  private Shape() {}

  /** How many numbers a shape holds; -1 where it has a negative side or more than a long counts. */
  static long count(long... shape) {
    long count = 1;
    for (long side : shape) {
      if (side < 0 || Math.multiplyHigh(count, side) != 0 || count * side < 0) {
        return -1;
      }
      count *= side;
    }
    return count;
  }
}
