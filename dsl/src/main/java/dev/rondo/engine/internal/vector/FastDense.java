package dev.rondo.engine.internal.vector;

import static dev.rondo.engine.internal.vector.Lanes.ONE;
import static dev.rondo.engine.internal.vector.Lanes.PANEL;

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

  final float[] packed;

  /** Of a narrow layer, each column of the weights by itself, padded to whole vectors. */
  final float[] columns;

  final float[] transposed;
  final float[] bias;
  final int matrixAt;
  final int biasAt;

  FastDense(int inputs, int outputs, Activation activation, int matrixAt, int biasAt) {
    this.inputs = inputs;
    this.outputs = outputs;
    this.activation = activation;
    this.matrixAt = matrixAt;
    this.biasAt = biasAt;
    width = Lanes.padded(outputs);
    packed = new float[isNarrow() ? 0 : Lanes.panels(outputs) * inputs * PANEL];
    columns = new float[isNarrow() ? outputs * Lanes.padded(inputs) : 0];
    transposed = new float[Lanes.panels(inputs) * outputs * PANEL];
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
    for (int first = 0; first < outputs; first += PANEL) {
      int from = first;
      all.add(p -> pack(p, from, Math.min(PANEL, outputs - from)));
    }
    return all;
  }

  private void pack(float[] p, int first, int count) {
    if (isNarrow()) {
      for (int k = 0; k < inputs; k++) {
        for (int j = 0; j < outputs; j++) {
          columns[j * Lanes.padded(inputs) + k] = p[matrixAt + k * outputs + j];
        }
      }
      return;
    }
    int to = first * inputs;
    for (int k = 0; k < inputs; k++, to += PANEL) {
      System.arraycopy(p, matrixAt + k * outputs + first, packed, to, count);
    }
  }

  @Override
  public List<Packing> packingsToInput() {
    List<Packing> all = new ArrayList<>();
    for (int first = 0; first < inputs; first += PANEL) {
      int from = first;
      all.add(p -> transpose(p, from, Math.min(PANEL, inputs - from)));
    }
    return all;
  }

  private void transpose(float[] p, int first, int count) {
    int to = first * outputs;
    for (int j = 0; j < outputs; j++, to += PANEL) {
      for (int k = 0; k < count; k++) {
        transposed[to + k] = p[matrixAt + (first + k) * outputs + j];
      }
    }
  }

  /** Whether it has so few outputs that vectors along its inputs do more. */
  boolean isNarrow() {
    return outputs <= NARROW;
  }

  @Override
  public DenseRoom room(int rows, int steps, boolean kept) {
    return new DenseRoom(this, rows, steps, kept);
  }

  /** How many vectors a panel of outputs has. */
  int vectors(int panel) {
    return Math.min(PANEL, width - panel * PANEL) / ONE;
  }
}
