package dev.rondo.layer;

import org.nd4j.linalg.api.buffer.DataType;

/**
 * What a tape is made for.
 *
 * @param type the numbers' type
 * @param steps the number of time steps, T
 * @param rows the number of sequences, N
 */
record TapeShape(DataType type, int steps, int rows) {

  /** Zeros for all steps, {@code [T*N, width]}. */
  Steps zeros(int width) {
    return Steps.zeros(type, steps, rows, width);
  }

  /** The same rows as those of one step. */
  TapeShape asOneStep() {
    return new TapeShape(type, 1, steps * rows);
  }

  /** Zeros for all steps and one state more, {@code [(T+1)*N, width]}. */
  Steps states(int width) {
    return Steps.zeros(type, steps + 1, rows, width);
  }
}
