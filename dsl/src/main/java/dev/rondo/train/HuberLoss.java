package dev.rondo.train;

import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Huber's loss: squared for small errors, straight for large ones.
 *
 * @param delta where the square turns into a line, above 0
 */
record HuberLoss(double delta) implements Loss {

  HuberLoss {
    if (!(delta > 0) || Double.isInfinite(delta)) {
      throw new IllegalArgumentException(
          "huber(" + Numbers.plain(delta) + "): expects a number above 0, such as 1");
    }
  }

  @Override
  public LossValue of(INDArray predicted, INDArray target, Optional<INDArray> weight) {
    return new ElementwiseLoss(
            toString(),
            (p, y) -> {
              double e = Math.abs(p - y);
              return e <= delta ? e * e / 2 : delta * (e - delta / 2);
            },
            (p, y) -> Math.max(-delta, Math.min(delta, p - y)))
        .of(predicted, target, weight);
  }

  @Override
  public String toString() {
    return "huber(" + Numbers.plain(delta) + ")";
  }
}
