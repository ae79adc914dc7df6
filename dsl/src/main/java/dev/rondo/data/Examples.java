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
}
