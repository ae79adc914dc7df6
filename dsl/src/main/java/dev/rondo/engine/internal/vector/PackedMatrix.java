package dev.rondo.engine.internal.vector;

import static dev.rondo.engine.internal.vector.Lanes.ONE;
import static dev.rondo.engine.internal.vector.Lanes.PANEL;

import java.util.List;
import java.util.stream.IntStream;

/** A matrix among the network's parameters, packed for products with it and with its transpose. */
final class PackedMatrix {

  final int rows;
  final int columns;
  private final int at;
  private final int stride;

  /** {@code [panel of columns][rows][PANEL]}. */
  final float[] packed;

  /** {@code [panel of rows][columns][PANEL]}. */
  final float[] transposed;

  /**
   * A matrix that lies in the network's parameters.
   *
   * @param at where its first number lies
   * @param stride from one row to the next
   */
  PackedMatrix(int rows, int columns, int at, int stride) {
    this.rows = rows;
    this.columns = columns;
    this.at = at;
    this.stride = stride;
    packed = new float[Lanes.panels(columns) * rows * PANEL];
    transposed = new float[Lanes.panels(rows) * columns * PANEL];
  }

  /** The place of a number in the network's parameters. */
  int at(int row, int column) {
    return at + row * stride + column;
  }

  /** How many columns a panel has. */
  int count(int panel) {
    return Math.min(PANEL, columns - panel * PANEL);
  }

  /** How many vectors hold them. */
  int vectors(int panel) {
    return Math.min(PANEL, Lanes.padded(columns) - panel * PANEL) / ONE;
  }

  List<FastLayer.Packing> packings() {
    return IntStream.range(0, Lanes.panels(columns))
        .<FastLayer.Packing>mapToObj(panel -> p -> pack(p, panel))
        .toList();
  }

  List<FastLayer.Packing> packingsTransposed() {
    return IntStream.range(0, Lanes.panels(rows))
        .<FastLayer.Packing>mapToObj(panel -> p -> transpose(p, panel))
        .toList();
  }

  private void pack(float[] p, int panel) {
    for (int k = 0; k < rows; k++) {
      int to = (panel * rows + k) * PANEL;
      System.arraycopy(p, at(k, panel * PANEL), packed, to, count(panel));
    }
  }

  private void transpose(float[] p, int panel) {
    int first = panel * PANEL;
    int count = Math.min(PANEL, rows - first);
    for (int j = 0; j < columns; j++) {
      int to = (panel * columns + j) * PANEL;
      for (int k = 0; k < count; k++) {
        transposed[to + k] = p[at(first + k, j)];
      }
    }
  }
}
