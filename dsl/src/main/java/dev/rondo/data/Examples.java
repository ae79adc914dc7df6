package dev.rondo.data;

import org.nd4j.linalg.api.buffer.DataType;

/** Numbered examples that can be asked for in any grouping: what a trainer shuffles and batches. */
public interface Examples {

  /** How many examples there are. */
  int size();

  /**
   * The named examples as one batch, in the order of {@code rows}.
   *
   * @param rows numbers from 0 to {@code size() - 1}
   * @param precision {@code FLOAT} or {@code DOUBLE}
   */
  Batch batch(int[] rows, DataType precision);

  /**
   * The order in which shuffled examples are batched, such as one that puts those of like length
   * into one batch to save padding; by default as they are.
   *
   * @param shuffled every example once
   * @param batch how many a batch has
   */
  default int[] grouped(int[] shuffled, int batch) {
    return shuffled;
  }

  /**
   * How many streams the examples are windows of; 0 where each stands for itself. The windows of
   * all streams that go side by side follow one another, {@code B} at a time: they are never
   * shuffled, and each batch of them starts from the state in which the one before ended.
   */
  default int streams() {
    return 0;
  }

  /**
   * The same examples in less room, where they can be told apart in it: tokens by their numbers
   * rather than by columns. A run's file is held against these; by default they are as they are.
   */
  default Examples compact() {
    return this;
  }
}
