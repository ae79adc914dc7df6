package dev.rondo.data;

import java.util.Arrays;

/**
 * How much each class counts so that all count alike: the rarer, the more. Class {@code c} of
 * {@code K} with {@code n} of {@code N} training examples weighs {@code N / (K n)}, so that the
 * mean over the training examples is 1 (King and Zeng, Logistic regression in rare events data,
 * 2001).
 */
final class ClassWeights {

  private ClassWeights() {}

  /**
   * The weight of each class.
   *
   * @param classes the class of every training example; each class is found among them
   */
  static double[] of(int[][] classes, int[] training, int count) {
    long[] found = new long[count];
    for (int row : training) {
      for (int c : classes[row]) {
        found[c]++;
      }
    }
    double all = Arrays.stream(found).sum();
    return Arrays.stream(found).mapToDouble(n -> all / (count * (double) n)).toArray();
  }
}
