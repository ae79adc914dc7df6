package dev.rondo.engine.internal.vector;

import static dev.rondo.engine.internal.vector.Lanes.PANEL;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The gradients of a recurrent layer's weights: one product over all rows of all steps, cut into
 * pieces of some columns of {@code [h 1 x 1]} by one panel of gates.
 */
final class RecurrentGradient {

  /** The most columns of a piece; a block of them then stays in the cache. */
  private static final int MOST_COLUMNS = 64;

  /** About how many pieces a layer is cut into at least, for the workers to share. */
  private static final int PIECES = 8;

  private final FastRecurrent layer;
  private final RecurrentRoom room;
  private final GateLayout layout;
  private final int all;
  private final float[] sums;

  /**
   * The gradients by the gates' sums of all rows.
   *
   * @param apart from a panel to the next
   * @param stride from a row to the next
   */
  record Gates(float[] d, int apart, int stride) {}

  RecurrentGradient(FastRecurrent layer, RecurrentRoom room) {
    this.layer = layer;
    this.room = room;
    this.layout = layer.layout;
    all = Lanes.paddedRows(layer.stateColumns) + Lanes.paddedRows(layer.inputColumns);
    sums = new float[layout.panels() * all * PANEL];
  }

  List<FastLayer.Gradient> pieces() {
    Gates z = new Gates(room.z, room.steps * room.rows * PANEL, PANEL);
    if (!layout.together()) {
      return piecesApart(z, layer.stateColumns, z, layer.inputColumns);
    }
    List<FastLayer.Gradient> pieces = new ArrayList<>();
    for (int panel = 0; panel < layout.panels(); panel++) {
      int columns = layer.stateColumns + layer.inputColumns;
      cut(pieces, panel, 0, columns, 0, layout.state(), z);
    }
    return pieces;
  }

  /**
   * The work where the products of h and x stand apart, for so many columns of each; a column of
   * ones is a bias.
   */
  List<FastLayer.Gradient> piecesApart(
      Gates state, int stateColumns, Gates input, int inputColumns) {
    List<FastLayer.Gradient> pieces = new ArrayList<>();
    int x = layer.stateColumns;
    for (int panel = 0; panel < layout.panels(); panel++) {
      cut(pieces, panel, 0, stateColumns, 0, layout.state(), state);
      cut(pieces, panel, x, inputColumns, Lanes.paddedRows(x), layout.input(), input);
    }
    return pieces;
  }

  /** Some columns of the rows, whose gradient in a panel begins at row {@code sum}. */
  private void cut(
      List<FastLayer.Gradient> to,
      int panel,
      int first,
      int columns,
      int sum,
      GateLayout.Vectors vectors,
      Gates z) {
    int wished = Lanes.paddedRows(columns * layout.panels() / PIECES + 1);
    int size = Math.max(2 * Lanes.ROWS, Math.min(MOST_COLUMNS, wished));
    for (int from = 0; from < columns; from += size) {
      int at = from;
      int count = Math.min(size, columns - from);
      to.add(g -> find(g, panel, first + at, count, panel * all + sum + at, vectors, z));
    }
  }

  private void find(
      float[] gradients,
      int panel,
      int first,
      int count,
      int sum,
      GateLayout.Vectors vectors,
      Gates z) {
    int columns = Lanes.paddedRows(count);
    int at = sum * PANEL;
    Arrays.fill(sums, at, at + columns * PANEL, 0);
    int place = vectors.first() * Lanes.ONE;
    GradientTiles.add(
        room.seen,
        room.state(room.before(0), 0) + first,
        room.stride,
        columns,
        room.steps * room.rows,
        z.d(),
        panel * z.apart() + place,
        z.stride(),
        layout.gates() == 1 ? layout.vectors(panel) : vectors.count(),
        sums,
        at + place);
    give(gradients, panel, first, count, at);
  }

  /** Copies the gradients of columns {@code first} on to where the parameters' lie. */
  private void give(float[] gradients, int panel, int first, int count, int at) {
    int x = layer.stateColumns;
    int end = first + count;
    rows(gradients, panel, first, end, 0, layer.units, at, layout.state(), layer.places.wh());
    rows(gradients, panel, first, end, x, x + layer.inputs, at, layout.input(), layer.places.wx());
    int ones = x + layer.inputs;
    rows(gradients, panel, first, end, ones, ones + 1, at, layout.input(), layer.places.bx());
    if (layout.biasesJoin()) {
      rows(gradients, panel, first, end, ones, ones + 1, at, layout.input(), layer.places.bh());
    } else {
      int own = layer.width;
      rows(gradients, panel, first, end, own, own + 1, at, layout.state(), layer.places.bh());
    }
  }

  /** Those of the columns from {@code first} to {@code end} that belong to one parameter. */
  private void rows(
      float[] gradients,
      int panel,
      int first,
      int end,
      int itsFirst,
      int itsEnd,
      int at,
      GateLayout.Vectors vectors,
      int offset) {
    int from = Math.max(first, itsFirst);
    int to = Math.min(end, itsEnd);
    if (from < to) {
      int into = offset + (from - itsFirst) * layout.gates() * layer.units;
      int row = at + (from - first) * PANEL;
      layout.unpack(sums, row, to - from, vectors, panel, gradients, into);
    }
  }
}
