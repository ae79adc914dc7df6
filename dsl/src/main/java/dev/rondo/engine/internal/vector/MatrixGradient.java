package dev.rondo.engine.internal.vector;

import static dev.rondo.engine.internal.vector.Lanes.PANEL;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * The gradient of a matrix, {@code x' d} over all rows: in pieces of a panel of rows by a panel of
 * columns.
 */
final class MatrixGradient {

  private final PackedMatrix matrix;
  private final float[] sums;

  MatrixGradient(PackedMatrix matrix) {
    this.matrix = matrix;
    sums = new float[Lanes.panels(matrix.columns) * Lanes.padded(matrix.rows) * PANEL];
  }

  /**
   * The pieces of work.
   *
   * @param x what the matrix was multiplied with
   * @param d the gradient by the product
   * @param rows how many rows both have
   */
  List<FastLayer.Gradient> pieces(Supplier<Rows> x, Supplier<Rows> d, int rows) {
    List<FastLayer.Gradient> pieces = new ArrayList<>();
    for (int i = 0; i < Lanes.panels(matrix.columns); i++) {
      for (int from = 0; from < matrix.rows; from += PANEL) {
        int panel = i;
        int first = from;
        pieces.add(g -> find(g, panel, first, x.get(), d.get(), rows));
      }
    }
    return pieces;
  }

  private void find(float[] gradients, int panel, int first, Rows x, Rows d, int rows) {
    int count = Math.min(PANEL, matrix.rows - first);
    int columns = Lanes.paddedRows(count);
    int at = (panel * Lanes.padded(matrix.rows) + first) * PANEL;
    Arrays.fill(sums, at, at + columns * PANEL, 0);
    GradientTiles.add(
        x.data(),
        x.offset() + first,
        x.stride(),
        columns,
        rows,
        d.data(),
        d.offset() + panel * PANEL,
        d.stride(),
        matrix.vectors(panel),
        sums,
        at);
    for (int k = 0; k < count; k++) {
      matrix.put(sums, at + k * PANEL, gradients, first + k, panel);
    }
  }
}
