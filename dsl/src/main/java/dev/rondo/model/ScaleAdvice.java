package dev.rondo.model;

import dev.rondo.data.Examples;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Says so when what a network is to answer is far larger than what it can say at first. */
final class ScaleAdvice {

  /** Answers start near 0 and move by about the learning rate a step. */
  private static final double LARGE = 10;

  private ScaleAdvice() {}

  /**
   * Advice on the size of the targets; empty where networks learn it well.
   *
   * @param remedy what the user can do about it
   */
  static Optional<String> on(Examples training, String remedy) {
    INDArray target = training.batch(new int[] {0}, DataType.DOUBLE).target();
    double size =
        Arrays.stream(target.dup('c').data().asDouble()).map(Math::abs).average().orElse(0);
    if (!(size > LARGE)) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "the network is asked for numbers around %.4g and learns best near 1; %s",
            size,
            remedy));
  }
}
