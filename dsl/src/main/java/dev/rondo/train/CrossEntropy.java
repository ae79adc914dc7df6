package dev.rondo.train;

import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The cross-entropy of a softmax; a row counts by the largest of its weights. */
record CrossEntropy() implements Loss {

  @Override
  public LossValue of(INDArray predicted, INDArray target, Optional<INDArray> weight) {
    LossArrays.sameShape("crossEntropy()", predicted, target);
    int classes = (int) predicted.size(predicted.rank() - 1);
    double[] p = LossArrays.numbers(predicted);
    double[] y = LossArrays.numbers(target);
    double[] w = LossArrays.weights(weight, y.length);
    double[] gradient = new double[p.length];
    double sum = 0;
    double total = 0;
    for (int row = 0; row < p.length; row += classes) {
      double rowWeight = 0;
      double rowTarget = 0;
      for (int c = row; c < row + classes; c++) {
        rowWeight = Math.max(rowWeight, w[c]);
        rowTarget += y[c];
      }
      if (rowWeight == 0) {
        continue; // a padded step may hold anything
      }
      double logSum = logSumExp(p, row, classes);
      for (int c = row; c < row + classes; c++) {
        sum += rowWeight * y[c] * (logSum - p[c]);
        gradient[c] = rowWeight * (rowTarget * Math.exp(p[c] - logSum) - y[c]);
      }
      total += rowWeight;
    }
    return new LossValue(sum, total, LossArrays.like(predicted, gradient));
  }

  private static double logSumExp(double[] p, int row, int classes) {
    double max = p[row];
    for (int c = row; c < row + classes; c++) {
      max = Math.max(max, p[c]);
    }
    double sum = 0;
    for (int c = row; c < row + classes; c++) {
      sum += Math.exp(p[c] - max);
    }
    return max + Math.log(sum);
  }

  @Override
  public String toString() {
    return "crossEntropy()";
  }
}
