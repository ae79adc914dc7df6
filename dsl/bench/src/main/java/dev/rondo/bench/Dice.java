package dev.rondo.bench;

import java.util.SplittableRandom;

/** Draws one of several characters by the softmax of their scores. */
final class Dice {

  private final double temperature;
  private final SplittableRandom random;
  private final double[] shares;

  /**
   * Dice for so many characters.
   *
   * @param characters how many there are
   * @param temperature by what the scores are divided; small makes the likeliest likelier
   * @param seed of the draws
   */
  Dice(int characters, double temperature, long seed) {
    this.temperature = temperature;
    this.random = new SplittableRandom(seed);
    this.shares = new double[characters];
  }

  /** The number of the character drawn. */
  int draw(float[] scores) {
    double largest = Double.NEGATIVE_INFINITY;
    for (float score : scores) {
      largest = Math.max(largest, score);
    }
    double sum = 0;
    for (int i = 0; i < shares.length; i++) {
      shares[i] = Math.exp((scores[i] - largest) / temperature);
      sum += shares[i];
    }
    double left = random.nextDouble() * sum;
    for (int i = 0; i < shares.length - 1; i++) {
      left -= shares[i];
      if (left < 0) {
        return i;
      }
    }
    return shares.length - 1;
  }
}
