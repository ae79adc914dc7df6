package dev.rondo.train;

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
    double[] p = LossArrays.numbers(predicted);
    double[] y = LossArrays.numbers(target);
    double[] w = LossArrays.weights(weight, y.length);
    LossArrays.outputsForTargets(this, predicted, target);
    double[] gradient = new double[p.length];
    double sum = 0;
    double total = 0;
    for (int i = 0; i < y.length; i++) {
      if (w[i] != 0) {
        double r = p[2 * i + 1];
        Gaussian said = Gaussian.ofOutputs(p[2 * i], r);
        double z = said.score(y[i]);
        sum += w[i] * said.negativeLogLikelihood(y[i]);
        gradient[2 * i] = -w[i] * z / said.deviation(); // dL/dmu = (mu - y) / sigma^2
        gradient[2 * i + 1] = w[i] * (1 - z * z) / said.deviation() * sigmoid(r);
        total += w[i];
      }
    }
    return new LossValue(sum, total, LossArrays.like(predicted, gradient));
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
