package dev.rondo.evaluate;

import java.util.Arrays;

/**
 * Answers every example with the class that was commonest in training, the first of several: what a
 * classifier has to beat.
 *
 * @param label the number of that class
 */
public record MajorityClass(int label) {

  /** The commonest of the class numbers of the training part. */
  public static MajorityClass of(int[] training) {
    if (training.length == 0) {
      throw new IllegalArgumentException("majority class: no examples; expected at least 1");
    }
    int best = training[0];
    long most = 0;
    for (int candidate : Arrays.stream(training).distinct().sorted().toArray()) {
      long count = Arrays.stream(training).filter(label -> label == candidate).count();
      if (count > most) {
        best = candidate;
        most = count;
      }
    }
    return new MajorityClass(best);
  }

  /** Its answer to so many examples. */
  public int[] answers(int examples) {
    int[] answers = new int[examples];
    Arrays.fill(answers, label);
    return answers;
  }
}
