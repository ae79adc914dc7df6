package dev.rondo.array.internal;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** An array in the making, filled in its own precision a few numbers at a time; zeros elsewhere. */
public final class Filling {

  private final DataType type;
  private final long[] shape;
  private final float[] floats;
  private final double[] doubles;

  /**
   * Room for an array.
   *
   * @param type {@code FLOAT} or {@code DOUBLE}
   * @param shape its dimensions
   */
  public Filling(DataType type, long... shape) {
    this.type = type;
    this.shape = shape.clone();
    long length = 1;
    for (long size : shape) {
      length = Math.multiplyExact(length, size);
    }
    int room = Math.toIntExact(length);
    floats = new float[type == DataType.FLOAT ? room : 0];
    doubles = new double[type == DataType.FLOAT ? 0 : room];
  }

  /** A copy of an array of {@code FLOAT} or {@code DOUBLE}, to be changed in its own precision. */
  public static Filling of(INDArray array) {
    Filling filling = new Filling(array.dataType(), array.shape());
    INDArray rows = RowOrder.isInOnePiece(array) ? array : array.dup('c');
    if (array.dataType() == DataType.FLOAT) {
      RowOrder.get(rows, 0, filling.floats, filling.floats.length);
    } else {
      RowOrder.get(rows, 0, filling.doubles, filling.doubles.length);
    }
    return filling;
  }

  /** How many numbers it has. */
  public int length() {
    return Math.max(floats.length, doubles.length);
  }

  /** Copies the numbers that stand from this place on in row order. */
  public void get(int at, double[] numbers) {
    if (type == DataType.FLOAT) {
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = floats[at + i];
      }
    } else {
      System.arraycopy(doubles, at, numbers, 0, numbers.length);
    }
  }

  /** Puts numbers one behind the other, the first at this place in row order. */
  public void put(int at, double[] numbers) {
    if (type == DataType.FLOAT) {
      for (int i = 0; i < numbers.length; i++) {
        floats[at + i] = (float) numbers[i];
      }
    } else {
      System.arraycopy(numbers, 0, doubles, at, numbers.length);
    }
  }

  /** Puts one number at this place in row order. */
  public void put(int at, double number) {
    if (type == DataType.FLOAT) {
      floats[at] = (float) number;
    } else {
      doubles[at] = number;
    }
  }

  /** The array as it is now. */
  public INDArray array() {
    if (type != DataType.FLOAT) {
      return Nd4j.create(doubles, shape, type);
    }
    INDArray array = Nd4j.createUninitialized(type, shape);
    RowOrder.put(array, 0, floats, floats.length);
    return array;
  }
}
