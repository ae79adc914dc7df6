package dev.rondo.train;

import dev.rondo.array.internal.RowOrder;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The negative log-likelihood of a normal distribution; mean and raw deviation of one target stand
 * side by side.
 */
record GaussianLoss() implements Loss {

  @Override
  public int outputsPerTarget() {
    return Gaussian.OUTPUTS;
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
    for (int i = 0; i < y.length; i++) {
      double weightHere = w.at(i);
      if (weightHere != 0) {
        double r = p[2 * i + 1];
        Gaussian said = Gaussian.ofOutputs(p[2 * i], r);
        double z = said.score(y[i]);
        sum += weightHere * said.negativeLogLikelihood(y[i]);
        gradient[2 * i] = -weightHere * z / said.deviation(); // dL/dmu = (mu - y) / sigma^2
        gradient[2 * i + 1] = weightHere * (1 - z * z) / said.deviation() * sigmoid(r);
        total += weightHere;
      }
    }
    return LossArrays.value(sum, total, predicted, gradient);
  }

  /** The slope of sigma by r. */
  private static double sigmoid(double r) {
    return 1 / (1 + Math.exp(-r));
  }

  @Override
  public String toString() {
    return "gaussian()";
  }
}
