package dev.rondo.layer;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * One array for all time steps, {@code [T*N, width]}, with a view of each step, {@code [N, width]}.
 * Views are made once, since making one costs as much as an operation on it.
 */
final class Steps {

  private final INDArray base;
  private final int rows;
  private final int fromColumn;
  private final int toColumn;
  private final INDArray all;
  private final INDArray[] step;
  private final INDArray[] transposed;

  private Steps(INDArray base, int steps, int rows, int fromColumn, int toColumn) {
    this.base = base;
    this.rows = rows;
    this.fromColumn = fromColumn;
    this.toColumn = toColumn;
    all = span(0, steps);
    step = new INDArray[steps];
    transposed = new INDArray[steps];
    for (int t = 0; t < steps; t++) {
      step[t] = span(t, t + 1);
      transposed[t] = step[t].transpose();
    }
  }

  /** Zeros for {@code steps} steps of {@code rows} sequences. */
  static Steps zeros(DataType type, int steps, int rows, int width) {
    return of(Nd4j.zeros(type, (long) steps * rows, width), steps);
  }

  /** Views of an array that exists, {@code [steps*rows, width]}. */
  static Steps of(INDArray all, int steps) {
    return new Steps(all, steps, (int) (all.size(0) / steps), 0, (int) all.size(1));
  }

  /** The same steps, narrowed to some columns; shares the numbers. */
  Steps columns(int from, int to) {
    return new Steps(base, step.length, rows, fromColumn + from, fromColumn + to);
  }

  /** The steps {@code from} up to {@code to} as one array; shares the numbers. */
  INDArray span(int from, int to) {
    // straight from the base: ND4J loses the shape of a row view of a column view
    return base.get(
        NDArrayIndex.interval(from * rows, to * rows), NDArrayIndex.interval(fromColumn, toColumn));
  }

  INDArray all() {
    return all;
  }

  INDArray at(int t) {
    return step[t];
  }

  /** The step as {@code [width, N]}, in the order that a product can write into. */
  INDArray transposedAt(int t) {
    return transposed[t];
  }
}
