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
  private final int rowStride;
  private final int columnStride;

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
    this(rows, columns, at, stride, 1);
  }

  private PackedMatrix(int rows, int columns, int at, int rowStride, int columnStride) {
    this.rows = rows;
    this.columns = columns;
    this.at = at;
    this.rowStride = rowStride;
    this.columnStride = columnStride;
    packed = new float[Lanes.panels(columns) * rows * PANEL];
    transposed = new float[Lanes.panels(rows) * columns * PANEL];
  }

  /** A matrix whose transpose lies in the network's parameters, row behind row. */
  static PackedMatrix ofTransposed(int rows, int columns, int at) {
    return new PackedMatrix(rows, columns, at, 1, rows);
  }

  /** The place of a number in the network's parameters. */
  int at(int row, int column) {
    return at + row * rowStride + column * columnStride;
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
      int from = at(k, panel * PANEL);
      if (columnStride == 1) {
        System.arraycopy(p, from, packed, to, count(panel));
        continue;
      }
      for (int j = 0; j < count(panel); j++) {
        packed[to + j] = p[from + j * columnStride];
      }
    }
  }

  /** Puts a panel of a row where it lies among the network's parameters. */
  void put(float[] numbers, int from, float[] p, int row, int panel) {
    int to = at(row, panel * PANEL);
    if (columnStride == 1) {
      System.arraycopy(numbers, from, p, to, count(panel));
      return;
    }
    for (int j = 0; j < count(panel); j++) {
      p[to + j * columnStride] = numbers[from + j];
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
