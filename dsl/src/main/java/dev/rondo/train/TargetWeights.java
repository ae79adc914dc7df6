package dev.rondo.train;

import dev.rondo.array.internal.RowOrder;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/** How much each target counts, in row order: one where nothing is said. */
final class TargetWeights {

  private final Optional<double[]> numbers;

  TargetWeights(Optional<INDArray> weight) {
    numbers = weight.map(RowOrder::doubles);
  }

  double at(int target) {
    return numbers.isPresent() ? numbers.get()[target] : 1;
  }
}
