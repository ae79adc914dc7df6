package dev.rondo.layer;

import dev.rondo.architecture.DropoutSpec;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Dropout: in training {@code y = x * m / (1 - p)} with m zero at random with probability p. The
 * mask depends on seed, epoch, batch and layer alone.
 */
final class Dropout implements RowLayer {

  private final double p;
  private final int number;
  private INDArray mask;

  Dropout(DropoutSpec spec, int number) {
    this.p = spec.p();
    this.number = number;
  }

  @Override
  public INDArray forward(INDArray rows, Pass pass) {
    mask = null;
    if (!pass.training() || p == 0) {
      return rows;
    }
    var random =
        CounterRandom.keyed(
            pass.seed(), Purpose.DROPOUT, pass.epoch(), pass.batch(), pass.piece(), number);
    double[] kept = new double[(int) rows.length()];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = random.nextDouble() < p ? 0 : 1 / (1 - p);
    }
    mask = Nd4j.createFromArray(kept).castTo(rows.dataType()).reshape('c', rows.shape());
    return rows.mul(mask);
  }

  @Override
  public INDArray backward(INDArray gradient) {
    return mask == null ? gradient : gradient.mul(mask);
  }
}
