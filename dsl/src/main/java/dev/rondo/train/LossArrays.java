package dev.rondo.train;

import dev.rondo.array.internal.RowOrder;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What the losses do alike with the arrays they are given. */
final class LossArrays {

  private LossArrays() {}

  /** The loss, given the gradient of its sum by the predictions in row order. */
  static LossValue value(double sum, double weight, INDArray predicted, double[] gradient) {
    return new LossValue(
        sum, weight, RowOrder.array(gradient, predicted.dataType(), predicted.shape()));
  }

  /** Refuses predictions that are not as many for each target as the loss judges. */
  static void outputsForTargets(Loss loss, INDArray predicted, INDArray target) {
    if (predicted.length() != target.length() * loss.outputsPerTarget()) {
      throw new IllegalArgumentException(
          loss
              + ": expects "
              + loss.outputsPerTarget()
              + " outputs for each target, got predictions "
              + Arrays.toString(predicted.shape())
              + " for targets "
              + Arrays.toString(target.shape()));
    }
  }

  static void sameShape(String loss, INDArray predicted, INDArray target) {
    if (!Arrays.equals(predicted.shape(), target.shape())) {
      throw new IllegalArgumentException(
          loss
              + ": expects predictions and targets of one shape, got "
              + Arrays.toString(predicted.shape())
              + " and "
              + Arrays.toString(target.shape()));
    }
  }
}
