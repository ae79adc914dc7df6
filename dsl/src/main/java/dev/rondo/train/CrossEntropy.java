package dev.rondo.train;

import dev.rondo.array.internal.Filling;
import dev.rondo.array.internal.RowOrder;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The cross-entropy of a softmax. A target is a row of shares, one for each class, or the number of
 * the right class; a row counts by the largest of its weights.
 *
 * <pre>
 *   p = softmax(z)      loss = -sum(y log p)      dloss/dz = sum(y) p - y
 * </pre>
 */
record CrossEntropy() implements Loss {

  /** About so many scores are judged one after the other. */
  private static final int ROWS_AT_ONCE = 1 << 16;

  /** From so many scores on, threads share the rows. */
  private static final int WORTH_SHARING = 1 << 19;

  @Override
  public LossValue of(INDArray predicted, INDArray target, Optional<INDArray> weight) {
    int classes = (int) predicted.size(predicted.rank() - 1);
    boolean numbers = areClassNumbers(predicted, target, classes);
    if (!numbers) {
      LossArrays.sameShape("crossEntropy()", predicted, target);
    }
    double[] y = RowOrder.doubles(target);
    double[] w = rowWeights(y.length, numbers ? 1 : classes, new TargetWeights(weight));
    Filling scores = Filling.of(predicted);
    double[] losses = new double[w.length];
    int chunk = Math.max(1, ROWS_AT_ONCE / classes);
    IntStream chunks = IntStream.range(0, (w.length + chunk - 1) / chunk);
    (scores.length() < WORTH_SHARING ? chunks : chunks.parallel())
        .forEach(
            i -> {
              double[] z = new double[classes];
              for (int row = i * chunk; row < Math.min(w.length, (i + 1) * chunk); row++) {
                scores.get(row * classes, z);
                losses[row] = numbers ? judge(z, right(y[row], w[row], classes)) : judge(z, y, row);
                for (int c = 0; c < classes; c++) {
                  z[c] = w[row] == 0 ? 0 : w[row] * z[c]; // a padded step may hold anything
                }
                scores.put(row * classes, z);
              }
            });
    double sum = 0;
    double total = 0;
    for (int row = 0; row < w.length; row++) { // in one order, on however many threads
      sum += w[row] == 0 ? 0 : w[row] * losses[row];
      total += w[row];
    }
    return new LossValue(sum, total, scores.array());
  }

  /** What each row counts: the largest weight of its targets. */
  private static double[] rowWeights(int all, int targets, TargetWeights weights) {
    double[] w = new double[all / targets];
    for (int i = 0; i < all; i++) {
      w[i / targets] = Math.max(w[i / targets], weights.at(i));
    }
    return w;
  }

  /** The loss of a row whose class is known; the gradient takes the place of the scores. */
  private static double judge(double[] z, int right) {
    double score = z[right];
    double logSum = softmax(z);
    z[right] -= 1;
    return logSum - score;
  }

  /** The same for a row of shares, which stand in {@code y} as the scores in theirs. */
  private static double judge(double[] z, double[] y, int row) {
    int from = row * z.length;
    double share = 0;
    double score = 0;
    for (int c = 0; c < z.length; c++) {
      share += y[from + c];
      score += y[from + c] == 0 ? 0 : y[from + c] * z[c];
    }
    double logSum = softmax(z);
    for (int c = 0; c < z.length; c++) {
      z[c] = share * z[c] - y[from + c];
    }
    return share * logSum - score;
  }

  /** Puts the softmax in the place of the scores and gives the logarithm of their sum. */
  private static double softmax(double[] z) {
    double max = z[0];
    for (double score : z) {
      max = Math.max(max, score);
    }
    double exps = 0;
    for (int c = 0; c < z.length; c++) {
      z[c] = Math.exp(z[c] - max);
      exps += z[c];
    }
    for (int c = 0; c < z.length; c++) {
      z[c] /= exps;
    }
    return max + Math.log(exps);
  }

  private static boolean areClassNumbers(INDArray predicted, INDArray target, int classes) {
    long[] one = predicted.shape().clone();
    one[one.length - 1] = 1;
    return classes > 1 && Arrays.equals(target.shape(), one);
  }

  private static int right(double number, double weight, int classes) {
    if (weight == 0) {
      return 0;
    }
    if (number != Math.rint(number) || number < 0 || number >= classes) {
      throw new IllegalArgumentException(
          "crossEntropy(): expects class numbers from 0 to "
              + (classes - 1)
              + ", got "
              + Numbers.plain(number));
    }
    return (int) number;
  }

  @Override
  public String toString() {
    return "crossEntropy()";
  }
}
