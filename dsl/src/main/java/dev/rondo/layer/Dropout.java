package dev.rondo.layer;

import dev.rondo.architecture.DropoutSpec;
import org.nd4j.linalg.api.ndarray.INDArray;

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
    mask = DropoutMask.draw(DropoutMask.ofPiece(pass, number), p, rows.dataType(), rows.shape());
    return rows.mul(mask);
  }

  @Override
  public INDArray backward(INDArray gradient) {
    return mask == null ? gradient : gradient.mul(mask);
  }
}
