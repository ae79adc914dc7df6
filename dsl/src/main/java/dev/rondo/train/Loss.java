package dev.rondo.train;

import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What training makes small: a number for predictions and targets, and its gradient by the
 * predictions. Ready ones come from {@link Losses}; a user's own is written with {@link
 * Losses#elementwise} or by implementing this.
 */
public interface Loss {

  /**
   * Judges predictions.
   *
   * @param predicted what the network gave, {@code [batch, output]} or {@code [batch, time,
   *     output]}
   * @param target what it should have given; the same shape, unless the loss says otherwise
   * @param weight how much each target counts, in the target's shape; empty where all count one
   */
  LossValue of(INDArray predicted, INDArray target, Optional<INDArray> weight);

  /** The levels that its outputs stand for, rising; empty where they are no quantiles. */
  default List<Double> quantiles() {
    return List.of();
  }

  /** How many outputs the network gives for each target; 1 but for quantiles and distributions. */
  default int outputsPerTarget() {
    return 1;
  }
}
