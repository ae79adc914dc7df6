package dev.rondo.engine;

import dev.rondo.data.Batch;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Whether a batch fits a network, before any arithmetic. */
final class InputChecks {

  private InputChecks() {}

  static void check(NetworkShape shape, Batch batch) {
    String who = shape.architecture().toString();
    if (batch.x().rank() != 3 || batch.x().size(2) != shape.inputs()) {
      throw new IllegalArgumentException(
          who
              + ": expects x [batch, time, "
              + shape.inputs()
              + "], got "
              + Arrays.toString(batch.x().shape()));
    }
    batch.lengths().ifPresent(lengths -> checkLengths(who, lengths, batch));
    long[] side = batch.side().map(INDArray::shape).orElse(new long[] {batch.size(), 0});
    if (!Arrays.equals(side, new long[] {batch.size(), shape.side()})) {
      throw new IllegalArgumentException(
          who
              + ": expects side ["
              + batch.size()
              + ", "
              + shape.side()
              + "], got "
              + Arrays.toString(side));
    }
  }

  static void checkGradient(NetworkShape shape, INDArray gradient, long... answer) {
    if (!Arrays.equals(gradient.shape(), answer)) {
      throw new IllegalArgumentException(
          shape.architecture()
              + ": expects the gradient of its answer "
              + Arrays.toString(answer)
              + ", got "
              + Arrays.toString(gradient.shape()));
    }
  }

  private static void checkLengths(String who, int[] lengths, Batch batch) {
    if (lengths.length != batch.size()) {
      throw new IllegalArgumentException(
          who + ": expects " + batch.size() + " lengths, got " + lengths.length);
    }
    for (int n = 0; n < lengths.length; n++) {
      if (lengths[n] < 1 || lengths[n] > batch.steps()) {
        throw new IllegalArgumentException(
            who
                + ": sequence "
                + (n + 1)
                + " has length "
                + lengths[n]
                + "; expects 1 to "
                + batch.steps()
                + " steps");
      }
    }
  }
}
