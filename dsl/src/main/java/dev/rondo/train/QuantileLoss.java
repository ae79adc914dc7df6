package dev.rondo.train;

import dev.rondo.array.internal.RowOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The pinball loss of several quantiles; the outputs of one target stand side by side. */
final class QuantileLoss implements Loss {

  private final double[] levels;

  QuantileLoss(double... levels) {
    this.levels = levels.clone();
    boolean rising = levels.length > 0;
    for (int i = 0; i < levels.length; i++) {
      rising &= levels[i] > 0 && levels[i] < 1 && (i == 0 || levels[i] > levels[i - 1]);
    }
    if (!rising) {
      throw new IllegalArgumentException(
          this + ": expects rising levels between 0 and 1, such as quantile(0.1, 0.5, 0.9)");
    }
  }

  @Override
  public List<Double> quantiles() {
    return Arrays.stream(levels).boxed().toList();
  }

  @Override
  public int outputsPerTarget() {
    return levels.length;
  }

  @Override
  public LossValue of(INDArray predicted, INDArray target, Optional<INDArray> weight) {
    double[] p = RowOrder.doubles(predicted);
    double[] y = RowOrder.doubles(target);
    TargetWeights w = new TargetWeights(weight);
    LossArrays.outputsForTargets(this, predicted, target);
    double[] gradient = new double[p.length];
    double sum = 0;
    double total = 0;
    for (int i = 0; i < p.length; i++) {
      double weightHere = w.at(i / levels.length);
      double level = levels[i % levels.length];
      double error = y[i / levels.length] - p[i];
      sum += weightHere * Math.max(level * error, (level - 1) * error);
      gradient[i] = weightHere * (error > 0 ? -level : error < 0 ? 1 - level : 0);
      total += weightHere;
    }
    return LossArrays.value(sum, total, predicted, gradient);
  }

  @Override
  public String toString() {
    return Arrays.stream(levels)
        .mapToObj(Numbers::plain)
        .collect(Collectors.joining(", ", "quantile(", ")"));
  }
}
