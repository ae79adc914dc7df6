package dev.rondo.engine.internal.vector;

import static dev.rondo.engine.internal.vector.Lanes.ONE;
import static dev.rondo.engine.internal.vector.Lanes.PANEL;
import static dev.rondo.engine.internal.vector.Tiles.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jdk.incubator.vector.FloatVector;

/**
 * A recurrent layer with layer normalisation on a batch: {@code x Wx} and {@code h Wh} stand apart,
 * and all of their columns come before any gate.
 */
final class NormRoom extends RecurrentRoom {

  final FastNorm norm;

  /** {@code x Wx}, a row of all panels for each row of a step. */
  final RowNorm input;

  /** {@code h Wh} in the same way. */
  final RowNorm hidden;

  /** What an LSTM shows of its memory. */
  final Optional<NormedMemory> memory;

  NormRoom(FastRecurrent layer, FastNorm norm, int rows, int steps, boolean kept) {
    super(layer, rows, steps, kept);
    this.norm = norm;
    int all = (kept ? steps : 1) * rows;
    int across = layer.layout.panels() * PANEL;
    input = new RowNorm(all, across, norm.blocks(layer.layout.input()), kept);
    hidden = new RowNorm(all, across, norm.blocks(layer.layout.state()), kept);
    memory =
        layer.cell.hasMemory() ? Optional.of(new NormedMemory(this, all, kept)) : Optional.empty();
  }

  @Override
  boolean panelsStandApart() {
    return false;
  }

  @Override
  void go(int t, Part part) {
    int from = row(t, part.from());
    int to = row(t, part.to());
    int panels = layer().layout.panels();
    for (int panel = 0; panel < panels; panel++) {
      sums(panel, t, part);
    }
    input.forward(from, to);
    hidden.forward(from, to);
    for (int panel = 0; panel < panels; panel++) {
      for (int v = panel * PANEL; v < (panel + 1) * PANEL; v += ONE) {
        gate(v, from, gates(panel, t, part.from()) + v % PANEL, part.rows());
      }
      layer().cell.forward(this, panel, t, part);
    }
    memory.ifPresent(shown -> shown.show(t, part));
  }

  /** Both products of a panel, without the biases. */
  @Override
  void sums(int panel, int t, Part part) {
    FastRecurrent layer = layer();
    GateLayout layout = layer.layout;
    int h = panel * layer.panelLength();
    int x = h + layer.stateColumns * layout.state().floats();
    int place = layout.state().first() * ONE;
    int from = state(before(t), part.from());
    int ins = from + layer.stateColumns;
    int wide = input.width;
    int to = row(t, part.from()) * wide + panel * PANEL;
    int end = row(t, part.to()) * wide;
    int vectors = layout.vectors(panel);
    for (; to < end; to += Lanes.ROWS * wide) {
      if (layout.together()) {
        Tiles.some(
            vectors, seen, from, stride, layer.units, layer.forward, h, hidden.y, to, wide, false);
        Tiles.some(
            vectors, seen, ins, stride, layer.inputs, layer.forward, x, input.y, to, wide, false);
      } else {
        int own = to + place;
        Tiles.three(seen, from, stride, layer.units, layer.forward, h, hidden.y, own, wide, false);
        Tiles.three(seen, ins, stride, layer.inputs, layer.forward, x, input.y, to, wide, false);
      }
      from += Lanes.ROWS * stride;
      ins += Lanes.ROWS * stride;
    }
  }

  /** {@code z = gx * LN(x Wx) + gh * LN(h Wh) + b} of a vector of gates. */
  private void gate(int column, int row, int at, int count) {
    FloatVector gx = load(norm.input, column);
    FloatVector gh = load(norm.hidden, column);
    FloatVector b = load(norm.bias, column);
    int from = row * input.width + column;
    for (int r = 0; r < count; r++, from += input.width, at += PANEL) {
      gx.fma(load(input.y, from), gh.fma(load(hidden.y, from), b)).intoArray(z, at);
    }
  }

  @Override
  void back(int t, Part part, Rows d) {
    memory.ifPresent(shown -> shown.back(t, part, d));
    super.back(t, part, d);
  }

  @Override
  void drop(int t, Frame frame, Part part) {
    super.drop(t, frame, part);
    memory.ifPresent(shown -> shown.drop(t, frame, part));
  }

  @Override
  void toState(int t, Part part, float[] to, boolean add) {
    int from = row(t, part.from());
    for (int panel = 0; panel < layer().layout.panels(); panel++) {
      for (int v = panel * PANEL; v < (panel + 1) * PANEL; v += ONE) {
        ungate(v, from, gates(panel, t, part.from()) + v % PANEL, part.rows());
      }
    }
    input.back(from, row(t, part.to()));
    hidden.back(from, row(t, part.to()));
    multiply(hidden, layer().layout.state(), t, part, layer().stateTransposed, to, 0, width, add);
  }

  private void ungate(int column, int row, int at, int count) {
    FloatVector gx = load(norm.input, column);
    FloatVector gh = load(norm.hidden, column);
    int to = row * input.width + column;
    for (int r = 0; r < count; r++, to += input.width, at += PANEL) {
      FloatVector dz = load(z, at);
      dz.mul(gx).intoArray(input.d, to);
      dz.mul(gh).intoArray(hidden.d, to);
    }
  }

  /** From the gradient by a product of step t to that by its rows. */
  private void multiply(
      RowNorm from,
      GateLayout.Vectors vectors,
      int t,
      Part part,
      float[] transposed,
      float[] to,
      int first,
      int columns,
      boolean add) {
    int panels = layer().layout.panels();
    Stretch stretch =
        layer().layout.together()
            ? Stretch.plain(panels * PANEL)
            : new Stretch(panels, PANEL, vectors.floats());
    Tiles.multiply(
        from.d,
        row(t, part.from()) * from.width + vectors.first() * ONE,
        from.width,
        part.rows(),
        stretch,
        transposed,
        columns,
        to,
        (first + part.from()) * columns,
        columns,
        add);
  }

  @Override
  void toInput(int t, Part part, float[] to) {
    int wide = Lanes.padded(layer().inputs);
    float[] transposed = layer().inputTransposed;
    multiply(input, layer().layout.input(), t, part, transposed, to, t * rows, wide, false);
  }

  @Override
  public List<FastLayer.Gradient> gradients() {
    List<FastLayer.Gradient> pieces = new ArrayList<>();
    pieces.addAll(new NormGradient(this).pieces());
    pieces.addAll(layer().cell.gradients(this));
    memory.ifPresent(shown -> pieces.add(shown::find));
    return pieces;
  }
}
