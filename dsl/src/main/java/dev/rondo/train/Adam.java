package dev.rondo.train;

import org.nd4j.linalg.api.buffer.DataType;

/**
 * Adam: steps by running means of the gradient and of its square.
 *
 * <pre>
 *   g = g + decay * p
 *   m = beta1 * m + (1 - beta1) * g
 *   v = beta2 * v + (1 - beta2) * g * g
 *   p = p - rate / (1 - beta1^t) * m / (sqrt(v) / sqrt(1 - beta2^t) + epsilon)
 * </pre>
 *
 * Source: D. Kingma and J. Ba, ICLR 2015.
 *
 * @param learningRate above 0
 * @param beta1 the share of the past in the mean, default 0.9
 * @param beta2 the share of the past in the mean of squares, default 0.999
 * @param epsilon added to the root, default 1e-8
 * @param weightDecay 0 or more, default 0.0
 */
public record Adam(
    double learningRate, double beta1, double beta2, double epsilon, double weightDecay)
    implements Optimizer {

  private static final double DEFAULT_DECAY = 0.0;

  /** Checks the numbers. */
  public Adam {
    Moments.check("adam", learningRate, beta1, beta2, epsilon, weightDecay);
  }

  /** The usual numbers: betas 0.9 and 0.999, epsilon 1e-8, weight decay 0.0. */
  public static Adam of(double learningRate) {
    return new Adam(learningRate, 0.9, 0.999, 1e-8, DEFAULT_DECAY);
  }

  /** The same with these shares of the past. */
  public Adam betas(double mean, double squares) {
    return new Adam(learningRate, mean, squares, epsilon, weightDecay);
  }

  /** The same with this number added to the root. */
  public Adam epsilon(double number) {
    return new Adam(learningRate, beta1, beta2, number, weightDecay);
  }

  @Override
  public Adam weightDecay(double decay) {
    return new Adam(learningRate, beta1, beta2, epsilon, decay);
  }

  @Override
  public Updater updater(DataType type, long length) {
    return new Moments(beta1, beta2, epsilon, weightDecay, false, type, length);
  }

  @Override
  public String toString() {
    String decay =
        weightDecay == DEFAULT_DECAY ? "" : ".weightDecay(" + Numbers.plain(weightDecay) + ")";
    return Moments.written("adam", learningRate, beta1, beta2, epsilon) + decay;
  }
}
