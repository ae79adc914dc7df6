package dev.rondo.data;

import dev.rondo.array.internal.RowOrder;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What is asked of texts: the number of a class, for each text or for each of its tokens.
 *
 * @param classes of all texts, {@code [text][0]} or {@code [text][token]}
 * @param eachStep whether every token has its class
 * @param weights how much each class counts; empty where all count the same
 */
record TextAnswers(int[][] classes, boolean eachStep, Optional<double[]> weights) {

  /** The numbers of the classes: {@code [chosen, 1]} or {@code [chosen, steps, 1]}. */
  INDArray targets(int[] chosen, int steps, DataType precision) {
    double[] numbers = new double[chosen.length * width(steps)];
    for (int i = 0; i < chosen.length; i++) {
      int[] known = classes[chosen[i]];
      for (int t = 0; t < known.length; t++) {
        numbers[i * width(steps) + t] = known[t];
      }
    }
    return array(numbers, chosen.length, steps, precision);
  }

  /** How much each counts, in the same shape. */
  Optional<INDArray> weights(int[] chosen, int steps, DataType precision) {
    return weights.map(
        of -> {
          double[] numbers = new double[chosen.length * width(steps)];
          for (int i = 0; i < chosen.length; i++) {
            int[] known = classes[chosen[i]];
            for (int t = 0; t < known.length; t++) {
              numbers[i * width(steps) + t] = of[known[t]];
            }
          }
          return array(numbers, chosen.length, steps, precision);
        });
  }

  private int width(int steps) {
    return eachStep ? steps : 1;
  }

  private INDArray array(double[] numbers, int chosen, int steps, DataType precision) {
    return eachStep
        ? RowOrder.array(numbers, precision, chosen, steps, 1)
        : RowOrder.array(numbers, precision, chosen, 1);
  }

  TextAnswers weighed(double[] by) {
    return new TextAnswers(classes, eachStep, Optional.of(by));
  }

  TextAnswers unweighed() {
    return new TextAnswers(classes, eachStep, Optional.empty());
  }
}
