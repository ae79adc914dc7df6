package dev.rondo.exchange;

import dev.rondo.layer.ParameterLayout.Slot;
import dev.rondo.layer.StackPlan;
import java.util.Arrays;

/**
 * Where one parameter of a network stands in a state dict.
 *
 * @param slot its place in the network's flat vector
 * @param owner what stands before the point in its name: {@code layer0} or {@code head}
 * @param key what stands after it, such as {@code weight_ih_l0_reverse}
 * @param form how its numbers lie
 */
record Place(Slot slot, String owner, String key, Form form) {

  /** How the numbers of {@code [rows, columns]} lie in a tensor. */
  enum Form {
    /** Transposed, {@code [columns, rows]}: a matrix that PyTorch multiplies from the left. */
    TRANSPOSED,
    /** One row as a vector, {@code [columns]}: a bias. */
    VECTOR,
    /** As it is. */
    SAME
  }

  /** Its name in the state dict. */
  String name() {
    return owner + "." + key;
  }

  /** Whether its first row is that of padding, as an embedding's is. */
  boolean hasPadding() {
    return slot.name().equals(StackPlan.EMBEDDING);
  }

  int length() {
    return slot.rows() * slot.columns();
  }

  /** The shape of its tensor. */
  long[] shape() {
    return switch (form) {
      case TRANSPOSED -> new long[] {slot.columns(), slot.rows()};
      case VECTOR -> new long[] {slot.columns()};
      case SAME -> new long[] {slot.rows(), slot.columns()};
    };
  }

  boolean hasShape(long[] other) {
    return Arrays.equals(shape(), other);
  }

  /** Copies the tensor's numbers to their place in a flat vector. */
  void fill(double[] flat, double[] tensor) {
    for (int i = 0; i < tensor.length; i++) {
      flat[slot.offset() + inNetwork(i)] = tensor[i];
    }
  }

  /** The tensor's numbers, taken from a flat vector. */
  double[] take(double[] flat) {
    double[] tensor = new double[length()];
    for (int i = 0; i < tensor.length; i++) {
      tensor[i] = flat[slot.offset() + inNetwork(i)];
    }
    return tensor;
  }

  /** Where the tensor's i-th number stands among the parameter's. */
  private int inNetwork(int i) {
    if (form != Form.TRANSPOSED) {
      return i;
    }
    int row = i % slot.rows(); // [columns, rows] -> [rows, columns]
    int column = i / slot.rows();
    return row * slot.columns() + column;
  }
}
