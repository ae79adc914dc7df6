package dev.rondo.generate;

/** What follows from a network's scores: {@code ln p = s - ln sum exp s}. */
final class Scores {

  private Scores() {}

  /** The number of the highest score; of equals the lowest; {@code never} is passed over. */
  static int best(float[] scores, int never) {
    int best = -1;
    for (int i = 0; i < scores.length; i++) {
      if (i != never - 1 && (best < 0 || scores[i] > scores[best])) {
        best = i;
      }
    }
    return best + 1;
  }

  /** The highest score but for that of token {@code never}. */
  static float most(float[] scores, int never) {
    return scores[best(scores, never) - 1];
  }

  /** {@code ln sum exp s} over the scores of one sequence, which begin at {@code from}. */
  static double logSum(float[] scores, int from, int tokens) {
    float most = Float.NEGATIVE_INFINITY;
    for (int i = from; i < from + tokens; i++) {
      most = Math.max(most, scores[i]);
    }
    double sum = 0;
    for (int i = from; i < from + tokens; i++) {
      sum += Math.exp((double) scores[i] - most);
    }
    double log = most + Math.log(sum);
    if (!Double.isFinite(log)) {
      throw new IllegalStateException(
          "the model's answers are no numbers: its weights are not finite; train it anew with a"
              + " smaller learning rate or .clip(1)");
    }
    return log;
  }

  /** {@code -ln p} of a token. */
  static double nats(float[] scores, int token) {
    return logSum(scores, 0, scores.length) - scores[token - 1];
  }
}
