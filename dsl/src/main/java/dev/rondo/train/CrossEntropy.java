package dev.rondo.train;

import dev.rondo.array.internal.RowOrder;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The cross-entropy of a softmax; a row counts by the largest of its weights. */
record CrossEntropy() implements Loss {

  @Override
  public LossValue of(INDArray predicted, INDArray target, Optional<INDArray> weight) {
    LossArrays.sameShape("crossEntropy()", predicted, target);
    int classes = (int) predicted.size(predicted.rank() - 1);
    double[] p = RowOrder.doubles(predicted);
    double[] y = RowOrder.doubles(target);
    TargetWeights w = new TargetWeights(weight);
    double[] gradient = new double[p.length];
    double sum = 0;
    double total = 0;
    for (int row = 0; row < p.length; row += classes) {
      double rowWeight = 0;
      double rowTarget = 0;
      for (int c = row; c < row + classes; c++) {
        rowWeight = Math.max(rowWeight, w.at(c));
        rowTarget += y[c];
      }
      if (rowWeight == 0) {
        continue; // a padded step may hold anything
      }
      double max = max(p, row, classes);
      double exps = 0;
      for (int c = row; c < row + classes; c++) {
        gradient[c] = Math.exp(p[c] - max);
        exps += gradient[c];
      }
      double logSum = max + Math.log(exps);
      for (int c = row; c < row + classes; c++) {
        sum += rowWeight * y[c] * (logSum - p[c]);
        double share = gradient[c] / exps; // the softmax
        gradient[c] = rowWeight * (rowTarget * share - y[c]);
      }
      total += rowWeight;
    }
    return LossArrays.value(sum, total, predicted, gradient);
  }

  private static double max(double[] p, int row, int classes) {
    double max = p[row];
    for (int c = row; c < row + classes; c++) {
      max = Math.max(max, p[c]);
    }
    return max;
  }

  @Override
  public String toString() {
    return "crossEntropy()";
  }
}
