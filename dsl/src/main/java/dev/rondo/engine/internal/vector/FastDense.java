package dev.rondo.engine.internal.vector;

import dev.rondo.architecture.Activation;
import java.util.ArrayList;
import java.util.List;

/** A dense layer on rows, {@code y = activation(x W + b)}. */
final class FastDense implements FastLayer {

  /** The most outputs of a narrow layer; they fill a tile's rows. */
  private static final int NARROW = Lanes.ROWS;

  final int inputs;
  final int outputs;
  final Activation activation;

  /** The outputs rounded up to whole vectors. */
  final int width;

  final PackedMatrix matrix;

  /** Of a narrow layer, each column of the weights by itself, padded to whole vectors. */
  final float[] columns;

  final float[] bias;
  final int biasAt;

  FastDense(int inputs, int outputs, Activation activation, int matrixAt, int biasAt) {
    this(new PackedMatrix(inputs, outputs, matrixAt, outputs), activation, biasAt);
  }

  FastDense(PackedMatrix matrix, Activation activation, int biasAt) {
    this.matrix = matrix;
    this.activation = activation;
    this.biasAt = biasAt;
    inputs = matrix.rows;
    outputs = matrix.columns;
    width = Lanes.padded(outputs);
    columns = new float[isNarrow() ? outputs * Lanes.padded(inputs) : 0];
    bias = new float[width];
  }

  @Override
  public int outputs() {
    return outputs;
  }

  @Override
  public List<Packing> packings() {
    List<Packing> all = new ArrayList<>();
    all.add(p -> System.arraycopy(p, biasAt, bias, 0, outputs));
    if (isNarrow()) {
      all.add(this::packColumns);
    } else {
      all.addAll(matrix.packings());
    }
    return all;
  }

  private void packColumns(float[] p) {
    for (int k = 0; k < inputs; k++) {
      for (int j = 0; j < outputs; j++) {
        columns[j * Lanes.padded(inputs) + k] = p[matrix.at(k, j)];
      }
    }
  }

  @Override
  public List<Packing> packingsToInput() {
    return matrix.packingsTransposed();
  }

  /** Whether it has so few outputs that vectors along its inputs do more. */
  boolean isNarrow() {
    return outputs <= NARROW;
  }

  @Override
  public DenseRoom room(int rows, int steps, boolean kept) {
    return new DenseRoom(this, rows, steps, kept);
  }
}
