package dev.rondo.train;

import dev.rondo.array.internal.RowOrder;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A loss that judges each number by itself; sums run in double, in a fixed order. */
record ElementwiseLoss(String name, DoubleBinaryOperator value, DoubleBinaryOperator slope)
    implements Loss {

  @Override
  public LossValue of(INDArray predicted, INDArray target, Optional<INDArray> weight) {
    LossArrays.sameShape(name, predicted, target);
    double[] p = RowOrder.doubles(predicted);
    double[] y = RowOrder.doubles(target);
    TargetWeights w = new TargetWeights(weight);
    double[] gradient = new double[p.length];
    double sum = 0;
    double total = 0;
    for (int i = 0; i < p.length; i++) {
      double weightHere = w.at(i);
      if (weightHere != 0) {
        sum += weightHere * value.applyAsDouble(p[i], y[i]);
        gradient[i] = weightHere * slope.applyAsDouble(p[i], y[i]);
        total += weightHere;
      }
    }
    return LossArrays.value(sum, total, predicted, gradient);
  }

  @Override
  public String toString() {
    return name;
  }
}
