package dev.rondo.layer;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Random masks: zero with probability p, else {@code 1 / (1 - p)}, so that the mean stays. */
final class DropoutMask {

  private DropoutMask() {}

  static INDArray draw(CounterRandom random, double p, DataType type, long... shape) {
    double[] kept = new double[(int) (shape[0] * shape[1])];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = random.nextDouble() < p ? 0 : 1 / (1 - p);
    }
    return Nd4j.createFromArray(kept).castTo(type).reshape('c', shape);
  }
}
