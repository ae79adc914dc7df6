package dev.rondo.train;

import dev.rondo.array.internal.RowOrder;
import dev.rondo.data.Batch;
import java.util.Arrays;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The rows of a batch's answers or targets that count: one a sequence, or one a real step. */
final class CountedRows {

  private CountedRows() {}

  /**
   * Those of an array of the batch: {@code [N,O]} as it is, of {@code [N,T,O]} the steps whose
   * weight is not zero, {@code [R,O]}.
   */
  static INDArray of(INDArray array, Batch batch) {
    if (array.rank() < 3) {
      return array;
    }
    int width = (int) array.size(2);
    double[] numbers = RowOrder.doubles(array);
    Optional<INDArray> weight = Weights.of(batch);
    double[] w = weight.map(RowOrder::doubles).orElse(new double[0]);
    int rows = numbers.length / width;
    int perRow = w.length / rows;
    double[] counted = new double[numbers.length];
    int taken = 0;
    for (int row = 0; row < rows; row++) {
      if (weight.isEmpty() || counts(w, row * perRow, perRow)) {
        System.arraycopy(numbers, row * width, counted, taken * width, width);
        taken++;
      }
    }
    double[] found = Arrays.copyOf(counted, taken * width);
    return RowOrder.array(found, array.dataType(), taken, width); // [N,T,O] -> [R,O]
  }

  private static boolean counts(double[] w, int from, int count) {
    return Arrays.stream(w, from, from + count).anyMatch(number -> number != 0);
  }
}
