package dev.rondo.train;

import dev.rondo.array.internal.RowOrder;
import java.util.Arrays;
import java.util.Optional;
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

  @Override
  public LossValue of(INDArray predicted, INDArray target, Optional<INDArray> weight) {
    int classes = (int) predicted.size(predicted.rank() - 1);
    boolean numbers = areClassNumbers(predicted, target, classes);
    if (!numbers) {
      LossArrays.sameShape("crossEntropy()", predicted, target);
    }
    double[] y = RowOrder.doubles(target);
    double[] z = RowOrder.doubles(predicted);
    TargetWeights w = new TargetWeights(weight);
    int targets = numbers ? 1 : classes;
    double sum = 0;
    double total = 0;
    for (int row = 0; row * targets < y.length; row++) {
      double rowWeight = 0;
      for (int c = 0; c < targets; c++) {
        rowWeight = Math.max(rowWeight, w.at(row * targets + c));
      }
      int from = row * classes;
      if (rowWeight == 0) {
        Arrays.fill(z, from, from + classes, 0); // a padded step may hold anything
        continue;
      }
      sum +=
          rowWeight
              * (numbers
                  ? judge(z, from, classes, right(y[row], classes))
                  : judge(z, from, classes, y));
      for (int c = from; rowWeight != 1 && c < from + classes; c++) {
        z[c] *= rowWeight;
      }
      total += rowWeight;
    }
    return LossArrays.value(sum, total, predicted, z);
  }

  /** The loss of a row whose class is known; the gradient takes the place of the row's scores. */
  private static double judge(double[] z, int from, int classes, int right) {
    double score = z[from + right];
    double logSum = softmax(z, from, classes);
    z[from + right] -= 1;
    return logSum - score;
  }

  /** The same for a row of shares, {@code y}, which lie as the scores do. */
  private static double judge(double[] z, int from, int classes, double[] y) {
    double share = 0;
    double score = 0;
    for (int c = from; c < from + classes; c++) {
      share += y[c];
      score += y[c] == 0 ? 0 : y[c] * z[c];
    }
    double logSum = softmax(z, from, classes);
    for (int c = from; c < from + classes; c++) {
      z[c] = share * z[c] - y[c];
    }
    return share * logSum - score;
  }

  /** Puts the softmax in the place of the scores and gives the logarithm of their sum. */
  private static double softmax(double[] z, int from, int classes) {
    double max = z[from];
    for (int c = from + 1; c < from + classes; c++) {
      max = Math.max(max, z[c]);
    }
    double exps = 0;
    for (int c = from; c < from + classes; c++) {
      z[c] = Math.exp(z[c] - max);
      exps += z[c];
    }
    for (int c = from; c < from + classes; c++) {
      z[c] /= exps;
    }
    return max + Math.log(exps);
  }

  private static boolean areClassNumbers(INDArray predicted, INDArray target, int classes) {
    long[] one = predicted.shape().clone();
    one[one.length - 1] = 1;
    return classes > 1 && Arrays.equals(target.shape(), one);
  }

  private static int right(double number, int classes) {
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
