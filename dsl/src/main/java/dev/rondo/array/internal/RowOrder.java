package dev.rondo.array.internal;

import java.lang.ref.Reference;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The numbers of an array in row order, its last dimension running fastest, copied to the heap and
 * back many at a time: one by one, or through ND4J's own conversions, costs more than most of what
 * is done with them.
 */
public final class RowOrder {

  private RowOrder() {}

  /** Whether an array's numbers lie one behind the other in row order; a narrowed view's do not. */
  public static boolean isInOnePiece(INDArray array) {
    long next = 1;
    for (int d = array.rank() - 1; d >= 0; d--) {
      if (array.size(d) != 1 && array.stride(d) != next) {
        return false;
      }
      next *= array.size(d);
    }
    return true;
  }

  /**
   * Copies floats to the heap.
   *
   * @param array of floats in one piece
   * @param from the place of the first number
   * @param numbers where they are put, from 0
   * @param count how many
   */
  public static void get(INDArray array, long from, float[] numbers, int count) {
    try {
      floats(array, from).get(numbers, 0, count);
    } finally {
      Reference.reachabilityFence(array); // or its memory might be freed meanwhile
    }
  }

  /** The same for doubles. */
  public static void get(INDArray array, long from, double[] numbers, int count) {
    try {
      doubles(array, from).get(numbers, 0, count);
    } finally {
      Reference.reachabilityFence(array);
    }
  }

  /** Copies floats from the heap into an array, the other way round than {@code get}. */
  public static void put(INDArray array, long from, float[] numbers, int count) {
    try {
      floats(array, from).put(numbers, 0, count);
    } finally {
      Reference.reachabilityFence(array);
    }
  }

  /**
   * Sets some numbers to zero.
   *
   * @param array of floats or doubles in one piece
   * @param from the place of the first
   * @param count how many
   */
  public static void clear(INDArray array, long from, int count) {
    try {
      if (array.dataType() == DataType.FLOAT) {
        floats(array, from).put(new float[count], 0, count);
      } else {
        doubles(array, from).put(new double[count], 0, count);
      }
    } finally {
      Reference.reachabilityFence(array);
    }
  }

  private static FloatPointer floats(INDArray array, long from) {
    return new FloatPointer(array.data().pointer()).position(array.offset() + from);
  }

  private static DoublePointer doubles(INDArray array, long from) {
    return new DoublePointer(array.data().pointer()).position(array.offset() + from);
  }

  /** All numbers of an array of any type and order. */
  public static double[] doubles(INDArray array) {
    DataType type = array.dataType();
    if (type != DataType.FLOAT && type != DataType.DOUBLE) {
      return doubles(array.castTo(DataType.DOUBLE));
    }
    INDArray rows = isInOnePiece(array) ? array : array.dup('c');
    double[] numbers = new double[Math.toIntExact(rows.length())];
    if (type == DataType.FLOAT) {
      float[] floats = new float[numbers.length];
      get(rows, 0, floats, floats.length);
      for (int i = 0; i < floats.length; i++) {
        numbers[i] = floats[i];
      }
    } else {
      get(rows, 0, numbers, numbers.length);
    }
    return numbers;
  }

  /**
   * An array of these numbers.
   *
   * @param numbers in row order
   * @param type {@code FLOAT} or {@code DOUBLE}
   * @param shape of as many numbers
   */
  public static INDArray array(double[] numbers, DataType type, long... shape) {
    Filling filling = new Filling(type, shape);
    filling.put(0, numbers);
    return filling.array();
  }
}
