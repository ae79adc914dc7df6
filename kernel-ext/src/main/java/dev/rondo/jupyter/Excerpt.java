package dev.rondo.jupyter;

import java.util.stream.IntStream;

/**
 * The places of a long row that are shown: all of them, or the first and the last with one gap.
 *
 * @param size how many places there are
 * @param limit how many are shown at most
 */
record Excerpt(int size, int limit) {
  /** Stands for the places left out. */
  static final int GAP = -1;

  /** Whether some places are left out. */
  boolean isCut() {
    return size > limit;
  }

  /** The places to show in order, {@link #GAP} among them where some are left out. */
  int[] places() {
    if (!isCut()) {
      return IntStream.range(0, size).toArray();
    }
    int first = (limit + 1) / 2;
    int last = limit / 2;
    return IntStream.concat(
            IntStream.concat(IntStream.range(0, first), IntStream.of(GAP)),
            IntStream.range(size - last, size))
        .toArray();
  }
}
