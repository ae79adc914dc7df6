package dev.rondo.train;

import java.util.Arrays;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Arrays as plain numbers in row order, and back. */
final class LossArrays {

  private LossArrays() {}

  static double[] numbers(INDArray array) {
    return array.dup('c').reshape(array.length()).toDoubleVector();
  }

  static double[] weights(Optional<INDArray> weight, int length) {
    if (weight.isPresent()) {
      return numbers(weight.get());
    }
    double[] ones = new double[length];
    Arrays.fill(ones, 1);
    return ones;
  }

  static INDArray like(INDArray shape, double[] numbers) {
    return Nd4j.createFromArray(numbers).castTo(shape.dataType()).reshape('c', shape.shape());
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
