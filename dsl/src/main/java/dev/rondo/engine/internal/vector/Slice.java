package dev.rondo.engine.internal.vector;

import java.util.Optional;

/**
 * Some sequences of a batch, which one worker takes through the whole network. Row {@code t * rows
 * + i} of an array over time is step t of its i-th sequence; rows past {@code sequences} are there
 * to fill the last tile and count for nothing.
 *
 * @param batch how many sequences the whole batch has
 * @param first the number of its first sequence in the batch
 * @param sequences how many it has
 * @param steps the time steps, T
 * @param lengths the real steps of each of its sequences; empty where all are full
 */
record Slice(int batch, int first, int sequences, int steps, Optional<int[]> lengths) {

  /** The sequences rounded up to whole tiles. */
  int rows() {
    return Lanes.paddedRows(sequences);
  }

  /** Whether step t of sequence i is padding. */
  boolean isPadding(int i, int t) {
    return lengths.isPresent() && i < sequences && t >= lengths.get()[i];
  }

  /** The last real step of sequence i. */
  int last(int i) {
    return lengths.isPresent() && i < sequences ? lengths.get()[i] - 1 : steps - 1;
  }
}
