package dev.rondo.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A named array of numbers as a file holds it: rows first, little-endian. Immutable. ND4J is
 * started by {@link #of(String, INDArray)} and {@link #array()} alone.
 */
public final class Tensor {

  private final String name;
  private final Dtype dtype;
  private final long[] shape;
  private final byte[] data;
  private final long offset;

  /** Takes {@code data} as it is: nobody else may hold it. */
  Tensor(String name, Dtype dtype, long[] shape, byte[] data, long offset) {
    this.name = Objects.requireNonNull(name, "name");
    this.dtype = dtype;
    this.shape = shape.clone();
    this.data = data;
    this.offset = offset;
  }

  /**
   * A tensor of {@link Dtype#F32}.
   *
   * @param shape its shape; without one it is a scalar
   * @throws IllegalArgumentException if the values do not fill the shape
   */
  public static Tensor of(String name, float[] values, long... shape) {
    byte[] data = room(name, Dtype.F32, values.length, shape);
    little(data).asFloatBuffer().put(values);
    return new Tensor(name, Dtype.F32, shape, data, 0);
  }

  /**
   * A tensor of {@link Dtype#F64}.
   *
   * @param shape its shape; without one it is a scalar
   * @throws IllegalArgumentException if the values do not fill the shape
   */
  public static Tensor of(String name, double[] values, long... shape) {
    byte[] data = room(name, Dtype.F64, values.length, shape);
    little(data).asDoubleBuffer().put(values);
    return new Tensor(name, Dtype.F64, shape, data, 0);
  }

  /**
   * A tensor of {@link Dtype#I64}.
   *
   * @param shape its shape; without one it is a scalar
   * @throws IllegalArgumentException if the values do not fill the shape
   */
  public static Tensor of(String name, long[] values, long... shape) {
    byte[] data = room(name, Dtype.I64, values.length, shape);
    little(data).asLongBuffer().put(values);
    return new Tensor(name, Dtype.I64, shape, data, 0);
  }

  /**
   * The numbers of an array of type float, double or long, whatever its order and strides.
   *
   * @throws IllegalArgumentException if the array is of another type
   */
  public static Tensor of(String name, INDArray array) {
    return Nd4jTensors.tensor(name, array);
  }

  private static byte[] room(String name, Dtype dtype, int values, long[] shape) {
    long count = Shape.count(shape);
    if (count != values) {
      throw new IllegalArgumentException(
          "tensor '"
              + name
              + "': shape "
              + Arrays.toString(shape)
              + " holds "
              + (count < 0 ? "no possible number of" : Long.toString(count))
              + " values, got "
              + values);
    }
    if (shape.length > Shape.MOST_DIMENSIONS) {
      throw new IllegalArgumentException(
          "tensor '" + name + "' has " + shape.length + " dimensions; at most 32 can be kept");
    }
    long bytes = count * dtype.size();
    if (bytes > Shape.MOST_BYTES) {
      throw new IllegalArgumentException(
          "tensor '" + name + "' takes " + bytes + " bytes; at most 2 GB can be kept");
    }
    return new byte[(int) bytes];
  }

  private static ByteBuffer little(byte[] data) {
    return ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** What it is called in its file. */
  public String name() {
    return name;
  }

  /** What kind of numbers it holds. */
  public Dtype dtype() {
    return dtype;
  }

  /** Its shape; empty for a scalar. */
  public long[] shape() {
    return shape.clone();
  }

  /** Its numbers as an array in C order, of float, double or long. */
  public INDArray array() {
    return Nd4jTensors.array(this);
  }

  /**
   * Its numbers, rows first; floats are widened.
   *
   * @throws CheckpointException if it holds {@link Dtype#I64}
   */
  public double[] doubles() {
    double[] values = new double[count()];
    switch (dtype) {
      case F64 -> bytes().asDoubleBuffer().get(values);
      case F32 -> {
        float[] floats = floats();
        for (int i = 0; i < values.length; i++) {
          values[i] = floats[i];
        }
      }
      case I64 -> throw refuse("expected floating-point numbers, got I64");
    }
    return values;
  }

  /**
   * Its numbers, rows first.
   *
   * @throws CheckpointException if it holds anything but {@link Dtype#F32}
   */
  public float[] floats() {
    demand(Dtype.F32);
    float[] values = new float[count()];
    bytes().asFloatBuffer().get(values);
    return values;
  }

  /**
   * Its numbers, rows first.
   *
   * @throws CheckpointException if it holds anything but {@link Dtype#I64}
   */
  public long[] longs() {
    demand(Dtype.I64);
    long[] values = new long[count()];
    bytes().asLongBuffer().get(values);
    return values;
  }

  /** Refuses it if it holds anything else. */
  void demand(Dtype wanted) {
    if (dtype != wanted) {
      throw refuse("expected " + wanted + ", got " + dtype);
    }
  }

  private int count() {
    return data.length / dtype.size();
  }

  /** How many bytes its numbers take. */
  int byteCount() {
    return data.length;
  }

  /** Its numbers as they lie in the file; cannot be written to. */
  public ByteBuffer bytes() {
    return ByteBuffer.wrap(data).asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * An exception to throw where this tensor is not what its reader needs: it names the tensor and
   * its place in the file.
   *
   * @param problem such as "expected shape [4, 3], got [3, 4]"
   */
  public CheckpointException refuse(String problem) {
    return new CheckpointException(Excerpt.named("tensor", name), offset, problem);
  }

  /** Tensors are equal by name, kind, shape and every bit. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Tensor that
        && name.equals(that.name)
        && dtype == that.dtype
        && Arrays.equals(shape, that.shape)
        && Arrays.equals(data, that.data);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, dtype, Arrays.hashCode(shape), Arrays.hashCode(data));
  }

  /** Its name, kind and shape, such as {@code head.W F32 [32, 1]}. */
  @Override
  public String toString() {
    return name + " " + dtype + " " + Arrays.toString(shape);
  }
}
