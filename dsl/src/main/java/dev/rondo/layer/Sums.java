package dev.rondo.layer;

import dev.rondo.array.internal.RowOrder;
import java.util.Arrays;
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
   * How many sums one long vector is added up in: number i goes to sum i modulo so many, in its own
   * precision, and these sums are added up in double, the first of them first. So each stays small
   * enough to take up small numbers, and the additions do not wait for one another.
   */
  private static final int LANES = 1024;

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
    boolean single = array.dataType() == DataType.FLOAT && RowOrder.isInOnePiece(array);
    return single && array.length() > array.size(0) ? rowByRow(array) : over(array, 0);
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

  /** ND4J takes floats column by column, which is slow where rows are long. */
  private static INDArray rowByRow(INDArray array) {
    int rows = (int) array.size(0);
    int width = (int) (array.length() / rows);
    float[] sums = new float[width];
    int atOnce = Math.min(rows, Math.max(1, LANES / width));
    float[] block = new float[atOnce * width];
    for (int from = 0; from < rows; from += atOnce) {
      int n = Math.min(atOnce, rows - from) * width;
      RowOrder.get(array, (long) from * width, block, n);
      for (int row = 0; row < n; row += width) {
        for (int j = 0; j < width; j++) {
          sums[j] += block[row + j];
        }
      }
    }
    long[] shape = array.shape().clone();
    shape[0] = 1;
    INDArray result = Nd4j.createUninitialized(DataType.FLOAT, shape);
    RowOrder.put(result, 0, sums, width);
    return result;
  }

  private static double inOrder(INDArray array, boolean squared) {
    return array.dataType() == DataType.FLOAT ? floats(array, squared) : doubles(array, squared);
  }

  private static double floats(INDArray array, boolean squared) {
    float[] sums = new float[LANES];
    float[] numbers = new float[LANES];
    for (long from = 0; from < array.length(); from += LANES) {
      int n = (int) Math.min(LANES, array.length() - from);
      RowOrder.get(array, from, numbers, n);
      for (int i = 0; i < n; i++) {
        sums[i] += squared ? numbers[i] * numbers[i] : numbers[i];
      }
    }
    double sum = 0;
    for (float lane : sums) {
      sum += lane;
    }
    return sum;
  }

  private static double doubles(INDArray array, boolean squared) {
    double[] sums = new double[LANES];
    double[] numbers = new double[LANES];
    for (long from = 0; from < array.length(); from += LANES) {
      int n = (int) Math.min(LANES, array.length() - from);
      RowOrder.get(array, from, numbers, n);
      for (int i = 0; i < n; i++) {
        sums[i] += squared ? numbers[i] * numbers[i] : numbers[i];
      }
    }
    double sum = 0;
    for (double lane : sums) {
      sum += lane;
    }
    return sum;
  }
}
