package dev.rondo.train;

import dev.rondo.data.Batch;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** How much each target of a batch counts: its weight, and nothing where a step is padding. */
final class Weights {

  private Weights() {}

  static Optional<INDArray> of(Batch batch) {
    boolean eachStep = batch.target().rank() == 3;
    if (!eachStep || batch.lengths().isEmpty()) {
      return batch.weight();
    }
    int[] lengths = batch.lengths().get();
    int steps = batch.steps();
    double[] real = new double[lengths.length * steps];
    for (int n = 0; n < lengths.length; n++) {
      for (int t = 0; t < lengths[n]; t++) {
        real[n * steps + t] = 1;
      }
    }
    INDArray mask =
        Nd4j.createFromArray(real)
            .castTo(batch.target().dataType())
            .reshape('c', lengths.length, steps, 1)
            .broadcast(batch.target().shape()); // [N,T,1] -> [N,T,O]
    return Optional.of(batch.weight().map(w -> w.mul(mask)).orElse(mask));
  }
}
