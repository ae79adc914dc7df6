package dev.rondo.diagnose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Gradients against differences of a loss that depends on arrays which can be moved.
 *
 * @param loss the loss, with the arrays as they are
 * @param here its value now
 * @param choice which numbers of an array are checked
 */
record Differences(DoubleSupplier loss, double here, Choice choice) {

  /** Which places of an array are checked. */
  @FunctionalInterface
  interface Choice {
    int[] of(String name, int length);
  }

  /** Checks an array that lies by itself. */
  CheckedArray check(String name, INDArray point, INDArray analytic) {
    List<Long> shape = Arrays.stream(point.shape()).boxed().toList();
    long n = point.length();
    return check(name, shape, point.reshape(n), analytic.dup('c').reshape(n), 0);
  }

  /**
   * Checks an array that lies in a flat vector.
   *
   * @param name what it is
   * @param shape its shape
   * @param point the vector, moved by little and put back
   * @param analytic the gradient by the whole vector
   * @param offset where in the vector it begins
   */
  CheckedArray check(String name, List<Long> shape, INDArray point, INDArray analytic, int offset) {
    int length = (int) shape.stream().mapToLong(Long::longValue).reduce(1, (a, b) -> a * b);
    Tolerance tolerance = Tolerance.forLoss(here);
    List<CheckedNumber> numbers = new ArrayList<>();
    for (int place : choice.of(name, length)) {
      int at = offset + place;
      double x = point.getDouble(at);
      DoubleUnaryOperator moved =
          to -> {
            point.putScalar(at, to);
            return loss.getAsDouble();
          };
      double a = analytic.getDouble(at);
      try {
        numbers.add(CheckedNumber.of(place, a, new Slope(moved, x, here), tolerance));
      } finally {
        point.putScalar(at, x);
      }
    }
    return new CheckedArray(name, shape, tolerance, numbers);
  }
}
