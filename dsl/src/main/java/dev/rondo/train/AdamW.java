package dev.rondo.train;

import org.nd4j.linalg.api.buffer.DataType;

/**
 * AdamW: Adam whose weight decay acts on the parameters themselves.
 *
 * <pre>
 *   p = p * (1 - rate * decay)      then as {@link Adam} without its decay
 * </pre>
 *
 * Source: I. Loshchilov and F. Hutter, ICLR 2019.
 *
 * @param learningRate above 0
 * @param beta1 the share of the past in the mean, default 0.9
 * @param beta2 the share of the past in the mean of squares, default 0.999
 * @param epsilon added to the root, default 1e-8
 * @param weightDecay 0 or more, default 0.01
 */
public record AdamW(
    double learningRate, double beta1, double beta2, double epsilon, double weightDecay)
    implements Optimizer {

  private static final double DEFAULT_DECAY = 0.01;

  /** Checks the numbers. */
  public AdamW {
    Moments.check("adamW", learningRate, beta1, beta2, epsilon, weightDecay);
  }

  /** The usual numbers: betas 0.9 and 0.999, epsilon 1e-8, weight decay 0.01. */
  public static AdamW of(double learningRate) {
    return new AdamW(learningRate, 0.9, 0.999, 1e-8, DEFAULT_DECAY);
  }

  /** The same with these shares of the past. */
  public AdamW betas(double mean, double squares) {
    return new AdamW(learningRate, mean, squares, epsilon, weightDecay);
  }

  /** The same with this number added to the root. */
  public AdamW epsilon(double number) {
    return new AdamW(learningRate, beta1, beta2, number, weightDecay);
  }

  @Override
  public AdamW weightDecay(double decay) {
    return new AdamW(learningRate, beta1, beta2, epsilon, decay);
  }

  @Override
  public Updater updater(DataType type, long length) {
    return new Moments(beta1, beta2, epsilon, weightDecay, true, type, length);
  }

  @Override
  public String toString() {
    String decay =
        weightDecay == DEFAULT_DECAY ? "" : ".weightDecay(" + Numbers.plain(weightDecay) + ")";
    return Moments.written("adamW", learningRate, beta1, beta2, epsilon) + decay;
  }
}
