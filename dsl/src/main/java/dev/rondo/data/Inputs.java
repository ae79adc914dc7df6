package dev.rondo.data;

import java.util.Objects;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a network needs to forecast: examples without their answers.
 *
 * @param x the input of every time step, {@code [batch, time, feature]}
 * @param side what is known of the rows to forecast, {@code [batch, side]}, where there is such
 */
public record Inputs(INDArray x, Optional<INDArray> side) {

  /** Checks that no part is null. */
  public Inputs {
    Objects.requireNonNull(x, "x");
    Objects.requireNonNull(side, "side");
  }
}
