package dev.rondo.engine;

import dev.rondo.data.Batch;
import java.util.Arrays;

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
    long side = batch.side().map(s -> s.size(1)).orElse(0L);
    if (side != shape.side()) {
      throw new IllegalArgumentException(
          who + ": expects side [batch, " + shape.side() + "], got width " + side);
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
                + n
                + " has length "
                + lengths[n]
                + "; expects 1 to "
                + batch.steps()
                + " steps");
      }
    }
  }
}
