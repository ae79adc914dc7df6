package dev.rondo.layer;

import dev.rondo.array.internal.RowOrder;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Which steps of which sequences are real: sequence n is real at the steps before its length. */
final class Mask {

  private final int[] lengths;
  private final INDArray[] real;
  private final INDArray[] padding;

  Mask(int[] lengths, int steps, DataType type) {
    this.lengths = lengths.clone();
    real = new INDArray[steps];
    padding = new INDArray[steps];
    for (int t = 0; t < steps; t++) {
      double[] column = new double[lengths.length];
      boolean full = true;
      for (int n = 0; n < lengths.length; n++) {
        column[n] = t < lengths[n] ? 1 : 0;
        full &= t < lengths[n];
      }
      if (!full) {
        real[t] = Nd4j.createFromArray(column).castTo(type).reshape(lengths.length, 1);
        padding[t] = real[t].rsub(1);
      }
    }
  }

  int length(int sequence) {
    return lengths[sequence];
  }

  /** Ones for the real sequences of step t, {@code [N,1]}; empty where all are real. */
  Optional<INDArray> real(int t) {
    return Optional.ofNullable(real[t]);
  }

  /** Keeps {@code now} at real sequences and puts {@code before} where step t is padding. */
  void carry(int t, INDArray now, INDArray before) {
    if (real[t] != null) {
      now.muliColumnVector(real[t]).addi(before.mulColumnVector(padding[t]));
    }
  }

  /** What of {@code gradient} passes step t by, where it is padding; keeps the rest in it. */
  Optional<INDArray> split(int t, INDArray gradient) {
    if (real[t] == null) {
      return Optional.empty();
    }
    INDArray passed = gradient.mulColumnVector(padding[t]);
    gradient.muliColumnVector(real[t]);
    return Optional.of(passed);
  }

  /**
   * Sets every padded row to zero, whatever it holds, NaN included.
   *
   * @param rows in one piece, {@code [T*N,W]}
   */
  void clear(INDArray rows) {
    if (!RowOrder.isInOnePiece(rows)) {
      throw new AssertionError("rows that do not lie in one piece");
    }
    int n = lengths.length;
    int width = (int) rows.size(1);
    for (int t = 0; t < real.length; t++) {
      for (int s = 0; real[t] != null && s < n; s++) {
        if (t >= lengths[s]) {
          RowOrder.clear(rows, ((long) t * n + s) * width, width);
        }
      }
    }
  }
}
