package dev.rondo.exchange;

import dev.rondo.architecture.GruSpec;
import dev.rondo.architecture.LayerSpec;
import java.util.stream.IntStream;

/** The order of a cell's gates in Keras, and ours in it. */
final class KerasGates {

  /** Keras has z, r, h and we have r, z, n; the way back is the same. */
  private static final int[] GRU = {1, 0, 2};

  private KerasGates() {}

  /** Where each of a cell's gates stands on the other side. */
  static int[] of(LayerSpec spec, int gates) {
    return spec instanceof GruSpec ? GRU.clone() : same(gates);
  }

  /** As many gates in the order they have. */
  static int[] same(int gates) {
    return IntStream.range(0, gates).toArray();
  }

  /** A matrix {@code [rows, G*H]} whose blocks of columns stand in another order. */
  static double[] reordered(double[] matrix, int[] gates, int columns) {
    int units = columns / gates.length;
    double[] out = new double[matrix.length];
    for (int row = 0; row < matrix.length / columns; row++) {
      for (int gate = 0; gate < gates.length; gate++) {
        int from = row * columns + gates[gate] * units;
        System.arraycopy(matrix, from, out, row * columns + gate * units, units);
      }
    }
    return out;
  }
}
