package dev.rondo.engine.internal.vector;

import static dev.rondo.engine.internal.vector.Lanes.PANEL;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A GRU on a batch, reset before the product: all of r comes before any of n. */
final class ResetBeforeRoom extends RecurrentRoom {

  /** The rows of Whn of a piece of its gradient. */
  private static final int COLUMNS = 64;

  /** {@code r * h} before each step, {@code [T*rows][width]}. */
  final float[] gated;

  /** {@code (r * h) Whn} of a step; on the way back the gradient by {@code r * h}. */
  final float[] own;

  /** The gradients by n's sums once more, {@code [T*rows][width]}. */
  final float[] dCandidate;

  private final FastResetBefore cell;
  private final boolean kept;
  private final float[] sums;

  ResetBeforeRoom(FastRecurrent layer, FastResetBefore cell, int rows, int steps, boolean kept) {
    super(layer, rows, steps, kept);
    this.cell = cell;
    this.kept = kept;
    gated = new float[(kept ? steps : 1) * rows * width];
    own = new float[rows * width];
    dCandidate = new float[kept ? gated.length : 0];
    sums = new float[kept ? Lanes.panels(width) * width * PANEL : 0];
  }

  /** {@code r * h} of a row before step t. */
  int gated(int t, int row) {
    return ((kept ? t : 0) * rows + row) * width;
  }

  @Override
  boolean panelsStandApart() {
    return false;
  }

  @Override
  void go(int t, Part part) {
    int panels = cell.layout().panels();
    for (int panel = 0; panel < panels; panel++) {
      sums(panel, t, part);
      FastResetBefore.reset(this, panel, t, part);
    }
    multiply(gated, gated(t, part.from()), cell.weights.packed, part);
    for (int panel = 0; panel < panels; panel++) {
      cell.forward(this, panel, t, part);
    }
  }

  @Override
  void sums(int panel, int t, Part part) {
    FastRecurrent layer = layer();
    int h = panel * layer.panelLength();
    int x = h + layer.stateColumns * layer.layout.state().floats();
    int place = layer.layout.state().first() * Lanes.ONE;
    int from = state(before(t), part.from());
    int to = gates(panel, t, part.from());
    int end = gates(panel, t, part.to());
    int states = layer.stateColumns;
    int ins = layer.inputColumns;
    for (; to < end; to += Lanes.ROWS * PANEL, from += Lanes.ROWS * stride) {
      PairTiles.two(seen, from, stride, states, layer.forward, h, z, to + place, PANEL);
      Tiles.three(seen, from + states, stride, ins, layer.forward, x, z, to, PANEL, true);
    }
  }

  /** A product with Whn or its transpose, into {@code own}. */
  private void multiply(float[] a, int from, float[] packed, Part part) {
    Stretch units = Stretch.plain(layer().units);
    int to = part.from() * width;
    Tiles.multiply(a, from, width, part.rows(), units, packed, width, own, to, width, false);
  }

  @Override
  void back(int t, Part part, Rows d) {
    super.back(t, part, d);
    multiply(dCandidate, gated(t, part.from()), cell.weights.transposed, part);
    for (int panel = 0; panel < cell.layout().panels(); panel++) {
      FastResetBefore.backToReset(this, panel, t, part);
    }
  }

  @Override
  void drop(int t, Frame frame, Part part) {
    super.drop(t, frame, part);
    for (int n = part.from(); n < part.end(frame); n++) {
      if (frame.isPadding(n, t)) {
        Arrays.fill(dCandidate, gated(t, n), gated(t, n) + width, 0);
      }
    }
  }

  @Override
  void toState(int t, Part part, float[] to, boolean add) {
    for (int i = part.from() * width; i < part.to() * width; i++) {
      to[i] = add ? to[i] + own[i] : own[i];
    }
    super.toState(t, part, to, true);
  }

  @Override
  public List<FastLayer.Gradient> gradients() {
    List<FastLayer.Gradient> pieces = new ArrayList<>(super.gradients());
    for (int i = 0; i < Lanes.panels(width); i++) {
      for (int first = 0; first < layer().units; first += COLUMNS) {
        int panel = i;
        int from = first;
        pieces.add(g -> find(g, panel, from, Math.min(COLUMNS, layer().units - from)));
      }
    }
    return pieces;
  }

  /** The gradient of some rows of Whn in a panel of its columns. */
  private void find(float[] gradients, int panel, int first, int count) {
    int columns = Lanes.paddedRows(count);
    int at = (panel * width + first) * PANEL;
    int vectors = Math.min(PANEL, width - panel * PANEL) / Lanes.ONE;
    int d = panel * PANEL;
    int all = steps * rows;
    Arrays.fill(sums, at, at + columns * PANEL, 0);
    GradientTiles.add(gated, first, width, columns, all, dCandidate, d, width, vectors, sums, at);
    for (int k = 0; k < count; k++) {
      int to = cell.weights.at(first + k, panel * PANEL);
      System.arraycopy(sums, at + k * PANEL, gradients, to, cell.weights.count(panel));
    }
  }
}
