package dev.rondo.model;

import java.util.Arrays;
import java.util.stream.IntStream;

/** What a network's answers say of classes: {@code p_c = exp(z_c) / sum_k exp(z_k)}. */
final class Softmax {

  private Softmax() {}

  /** The probabilities. */
  static double[] of(double[] z) {
    double max = Arrays.stream(z).max().orElse(0);
    double[] shares = Arrays.stream(z).map(s -> Math.exp(s - max)).toArray();
    double sum = Arrays.stream(shares).sum();
    return Arrays.stream(shares).map(s -> s / sum).toArray();
  }

  /** The number of the likeliest class, by answers or probabilities; the first of equals. */
  static int likeliest(double[] z) {
    int best = 0;
    for (int c = 1; c < z.length; c++) {
      best = z[c] > z[best] ? c : best;
    }
    return best;
  }

  /** The same for each of several answers that lie one behind the other. */
  static IntStream likeliestOfEach(double[] z, int classes) {
    return IntStream.range(0, z.length / classes)
        .map(i -> likeliest(Arrays.copyOfRange(z, i * classes, (i + 1) * classes)));
  }

  /** {@code ln p_c - ln(1 - p_c) = z_c - ln sum_(k != c) exp(z_k)}, exact where p is nearly 1. */
  static double logOdds(double[] z, int label) {
    double max = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < z.length; c++) {
      max = c == label ? max : Math.max(max, z[c]);
    }
    double sum = 0;
    for (int c = 0; c < z.length; c++) {
      sum += c == label ? 0 : Math.exp(z[c] - max);
    }
    return z[label] - max - Math.log(sum);
  }
}
