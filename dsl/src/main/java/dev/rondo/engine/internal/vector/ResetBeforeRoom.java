package dev.rondo.engine.internal.vector;

import static dev.rondo.engine.internal.vector.Lanes.PANEL;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A GRU on a batch, reset before the product: all of r comes before any of n. */
final class ResetBeforeRoom extends RecurrentRoom {

  /** {@code r * h} before each step, {@code [T*rows][width]}. */
  final float[] gated;

  /** {@code (r * h) Whn} of a step; on the way back the gradient by {@code r * h}. */
  final float[] own;

  /** The gradients by n's sums once more, {@code [T*rows][width]}. */
  final float[] dCandidate;

  private final FastResetBefore cell;

  ResetBeforeRoom(FastRecurrent layer, FastResetBefore cell, int rows, int steps, boolean kept) {
    super(layer, rows, steps, kept);
    this.cell = cell;
    gated = new float[(kept ? steps : 1) * rows * width];
    own = new float[rows * width];
    dCandidate = new float[kept ? gated.length : 0];
  }

  /** {@code r * h} of a row before step t. */
  int gated(int t, int row) {
    return row(t, row) * width;
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
    int pair = layer.layout.state().floats();
    int from = state(before(t), part.from());
    int to = gates(panel, t, part.from());
    int end = gates(panel, t, part.to());
    int states = layer.stateColumns;
    int ins = layer.inputColumns;
    for (; to < end; to += Lanes.ROWS * PANEL, from += Lanes.ROWS * stride) {
      Tiles.two(seen, from, stride, states, layer.forward, h, pair, z, to + place, PANEL, false);
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
    Rows seenByCandidate = new Rows(gated, width);
    Rows byCandidate = new Rows(dCandidate, width);
    List<FastLayer.Gradient> pieces = new ArrayList<>(super.gradients());
    pieces.addAll(
        new MatrixGradient(cell.weights)
            .pieces(() -> seenByCandidate, () -> byCandidate, steps * rows));
    return pieces;
  }
}
