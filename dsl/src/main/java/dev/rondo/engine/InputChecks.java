package dev.rondo.engine;

import dev.rondo.data.Batch;
import java.util.Arrays;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Whether what a network is given fits it, before any arithmetic: every engine asks here. */
public final class InputChecks {

  private InputChecks() {}

  /**
   * Whether it can go forward.
   *
   * @throws IllegalArgumentException if a width, a length or the state does not fit
   */
  public static void forward(NetworkShape shape, Batch batch, Optional<NetworkState> start) {
    checkBatch(shape, batch);
    start.ifPresent(state -> StateChecks.check(shape, batch.size(), state));
  }

  /**
   * Whether it can go back.
   *
   * @param gradient that of its answer
   * @param sequences how many went forward
   * @param steps how many time steps they had; zero if nothing has gone forward
   * @throws IllegalStateException if nothing has gone forward
   * @throws IllegalArgumentException if the gradient's shape is not the answer's
   */
  public static void backward(NetworkShape shape, INDArray gradient, int sequences, int steps) {
    comesAfterForward(shape, "backward", steps);
    long[] answer =
        shape.summarises()
            ? new long[] {sequences, shape.outputs()}
            : new long[] {sequences, steps, shape.outputs()};
    if (!Arrays.equals(gradient.shape(), answer)) {
      throw new IllegalArgumentException(
          shape.architecture()
              + ": expects the gradient of its answer "
              + Arrays.toString(answer)
              + ", got "
              + Arrays.toString(gradient.shape()));
    }
  }

  /**
   * Whether anything has gone forward.
   *
   * @param verb what is asked for
   * @param steps how many time steps went forward
   * @throws IllegalStateException if there were none
   */
  public static void comesAfterForward(NetworkShape shape, String verb, int steps) {
    if (steps == 0) {
      throw new IllegalStateException(
          shape.architecture()
              + ": "
              + verb
              + " comes after forward; nothing has gone forward yet");
    }
  }

  /**
   * Whether the last way was one back.
   *
   * @throws IllegalStateException if it was not
   */
  public static void comesAfterBackward(NetworkShape shape, boolean wentBack) {
    if (!wentBack) {
      throw new IllegalStateException(
          shape.architecture() + ": inputGradients() comes after backward");
    }
  }

  private static void checkBatch(NetworkShape shape, Batch batch) {
    String who = shape.architecture().toString();
    if (batch.x().rank() != 3 || batch.x().size(2) != shape.stepWidth()) {
      throw new IllegalArgumentException(
          who
              + ": expects x [batch, time, "
              + shape.stepWidth()
              + "], got "
              + Arrays.toString(batch.x().shape()));
    }
    batch.lengths().ifPresent(lengths -> checkLengths(who, lengths, batch));
    if (shape.embeds()) {
      TokenChecks.check(shape, batch);
    }
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
