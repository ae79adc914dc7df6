package dev.rondo.layer;

import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Sums whose order never changes. ND4J adds up each of several columns or rows by itself and in
 * order, but a single long one in as many parts as there are threads, and then the last bits depend
 * on their number.
 */
public final class Sums {

  /**
   * How many numbers are added up in their own precision before the sum is carried on in double: a
   * float that has grown large takes up no more small ones.
   */
  private static final long BLOCK = 1 << 16;

  private Sums() {}

  /**
   * The root of the sum of squares.
   *
   * @param vector one that lies in one piece, as a network's gradients do
   */
  public static double norm(INDArray vector) {
    double norm = Math.sqrt(inOrder(vector, true));
    return vector.dataType() == DataType.FLOAT ? (float) norm : norm;
  }

  /** The sum over the first dimension, {@code [R,W] -> [1,W]} or {@code [T,N,W] -> [1,N,W]}. */
  static INDArray overFirst(INDArray array) {
    return over(array, 0);
  }

  /** The sum over the second dimension, {@code [R,W] -> [R,1]}. */
  static INDArray overSecond(INDArray rows) {
    return over(rows, 1);
  }

  /** The mean over the second dimension, {@code [R,W] -> [R,1]}. */
  static INDArray meanOverSecond(INDArray rows) {
    return overSecond(rows).divi(rows.size(1));
  }

  private static INDArray over(INDArray array, int dimension) {
    if (array.length() != array.size(dimension)) {
      return array.sum(true, dimension);
    }
    long[] one = new long[array.rank()];
    Arrays.fill(one, 1);
    return Nd4j.valueArrayOf(one, inOrder(array.dup('c'), false), array.dataType());
  }

  private static double inOrder(INDArray array, boolean squared) {
    DataBuffer numbers = array.data();
    boolean single = array.dataType() == DataType.FLOAT;
    double sum = 0;
    for (long from = 0; from < array.length(); from += BLOCK) {
      long to = Math.min(array.length(), from + BLOCK);
      sum += single ? floats(numbers, from, to, squared) : doubles(numbers, from, to, squared);
    }
    return sum;
  }

  private static float floats(DataBuffer numbers, long from, long to, boolean squared) {
    float sum = 0;
    for (long i = from; i < to; i++) {
      float number = numbers.getFloat(i);
      sum += squared ? number * number : number;
    }
    return sum;
  }

  private static double doubles(DataBuffer numbers, long from, long to, boolean squared) {
    double sum = 0;
    for (long i = from; i < to; i++) {
      double number = numbers.getDouble(i);
      sum += squared ? number * number : number;
    }
    return sum;
  }
}
