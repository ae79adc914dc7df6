package dev.rondo.data;

import java.util.Objects;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a network needs to answer: examples without their answers.
 *
 * @param x the input of every time step, {@code [batch, time, feature]}, padded at the end
 * @param lengths the number of real time steps of each sequence; empty where all are full
 * @param side what is known beside the sequence, {@code [batch, side]}, where there is such
 */
public record Inputs(INDArray x, Optional<int[]> lengths, Optional<INDArray> side) {

  /** Checks that no part is null. */
  public Inputs {
    Objects.requireNonNull(x, "x");
    Objects.requireNonNull(lengths, "lengths");
    Objects.requireNonNull(side, "side");
  }
}
