package dev.rondo.engine.internal.vector;

import java.util.Optional;

/**
 * The rows of a batch. Row {@code t * rows + n} of an array over time is step t of sequence n; rows
 * past {@code sequences} are there to fill the last tile and count for nothing.
 *
 * @param sequences how many sequences the batch has, N
 * @param steps the time steps, T
 * @param lengths the real steps of each sequence; empty where all are full
 */
record Frame(int sequences, int steps, Optional<int[]> lengths) {

  /** That of no batch. */
  static final Frame NONE = new Frame(0, 0, Optional.empty());

  /** The sequences rounded up to whole tiles. */
  int rows() {
    return Lanes.paddedRows(sequences);
  }

  boolean isRagged() {
    return lengths.isPresent();
  }

  /** The last real step of sequence n. */
  int last(int n) {
    return lengths.isPresent() && n < sequences ? lengths.get()[n] - 1 : steps - 1;
  }

  /** Whether step t of sequence n is padding. */
  boolean isPadding(int n, int t) {
    return t > last(n);
  }
}
