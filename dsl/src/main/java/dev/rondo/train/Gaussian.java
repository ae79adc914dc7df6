package dev.rondo.train;

import dev.rondo.layer.CounterRandom;

/**
 * A normal distribution, which a network gives as two outputs side by side: the mean mu as it is,
 * and a number r of any size with {@code sigma = log(1 + exp(r)) + 0.0001}. The small addition
 * keeps the likelihood of values that never change finite. Source: D. Salinas et al., DeepAR:
 * Probabilistic forecasting with autoregressive recurrent networks, International Journal of
 * Forecasting 36 (2020).
 *
 * @param mean mu
 * @param deviation sigma, above 0
 */
public record Gaussian(double mean, double deviation) {

  /** How many outputs of a network make one. */
  public static final int OUTPUTS = 2;

  private static final double FLOOR = 1e-4;

  private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

  /** The distribution that two outputs stand for. */
  public static Gaussian ofOutputs(double mu, double r) {
    return new Gaussian(mu, Math.max(r, 0) + Math.log1p(Math.exp(-Math.abs(r))) + FLOOR);
  }

  /** How many deviations a value lies above the mean. */
  double score(double y) {
    return (y - mean) / deviation;
  }

  /** {@code 0.5 log(2 pi) + log sigma + (y - mu)^2 / (2 sigma^2)} */
  double negativeLogLikelihood(double y) {
    double z = score(y);
    return HALF_LOG_TWO_PI + Math.log(deviation) + 0.5 * z * z;
  }

  /** A value drawn from it. */
  public double draw(CounterRandom random) {
    return mean + deviation * random.nextNormal();
  }
}
