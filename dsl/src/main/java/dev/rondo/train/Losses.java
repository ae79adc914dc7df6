package dev.rondo.train;

import java.util.function.DoubleBinaryOperator;

/** The losses that come with the library, and the way to write one. */
public final class Losses {

  private static final Loss MSE =
      elementwise("mse()", (p, y) -> (p - y) * (p - y), (p, y) -> 2 * (p - y));
  private static final Loss MAE =
      elementwise("mae()", (p, y) -> Math.abs(p - y), (p, y) -> Math.signum(p - y));

  private Losses() {}

  /** The mean squared error, {@code (p - y)^2}. */
  public static Loss mse() {
    return MSE;
  }

  /** The mean absolute error, {@code |p - y|}; its slope at zero is taken as zero. */
  public static Loss mae() {
    return MAE;
  }

  /**
   * Huber's loss: {@code e^2 / 2} up to |e| = delta, then {@code delta (|e| - delta / 2)}. Source:
   * P. Huber, Annals of Mathematical Statistics 35 (1964).
   *
   * @param delta where the square turns into a line, above 0
   */
  public static Loss huber(double delta) {
    return new HuberLoss(delta);
  }

  /**
   * The quantile (pinball) loss, {@code max(q e, (q - 1) e)} with {@code e = y - p}: the network
   * gives one output for each level and target. Source: R. Koenker and G. Bassett, Econometrica 46
   * (1978).
   *
   * @param levels the quantiles' levels, rising, between 0 and 1
   */
  public static Loss quantile(double... levels) {
    return new QuantileLoss(levels);
  }

  /**
   * The negative log-likelihood of a normal distribution, {@code 0.5 log(2 pi) + log sigma + (y -
   * mu)^2 / (2 sigma^2)}: the network gives two outputs for each target, mu and a number r with
   * {@code sigma = log(1 + exp(r)) + 0.0001}. Source: D. Salinas et al., DeepAR, International
   * Journal of Forecasting 36 (2020).
   */
  public static Loss gaussian() {
    return new GaussianLoss();
  }

  /**
   * The cross-entropy of a softmax over the last dimension, {@code -sum y log softmax(p)}, in nats;
   * one loss for each row. Targets are one-hot or probabilities.
   */
  public static Loss crossEntropy() {
    return new CrossEntropy();
  }

  /**
   * A loss of a user's own, for each predicted number and its target.
   *
   * @param name how it is shown
   * @param value the loss of prediction p and target y
   * @param slope its derivative by p
   */
  public static Loss elementwise(
      String name, DoubleBinaryOperator value, DoubleBinaryOperator slope) {
    return new ElementwiseLoss(name, value, slope);
  }
}
