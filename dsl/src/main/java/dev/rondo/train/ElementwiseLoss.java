package dev.rondo.train;

import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A loss that judges each number by itself; sums run in double, in a fixed order. */
record ElementwiseLoss(String name, DoubleBinaryOperator value, DoubleBinaryOperator slope)
    implements Loss {

  @Override
  public LossValue of(INDArray predicted, INDArray target, Optional<INDArray> weight) {
    LossArrays.sameShape(name, predicted, target);
    double[] p = LossArrays.numbers(predicted);
    double[] y = LossArrays.numbers(target);
    double[] w = LossArrays.weights(weight, y.length);
    double[] gradient = new double[p.length];
    double sum = 0;
    double total = 0;
    for (int i = 0; i < p.length; i++) {
      if (w[i] != 0) {
        sum += w[i] * value.applyAsDouble(p[i], y[i]);
        gradient[i] = w[i] * slope.applyAsDouble(p[i], y[i]);
        total += w[i];
      }
    }
    return new LossValue(sum, total, LossArrays.like(predicted, gradient));
  }

  @Override
  public String toString() {
    return name;
  }
}
