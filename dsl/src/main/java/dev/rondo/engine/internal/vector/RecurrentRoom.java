package dev.rondo.engine.internal.vector;

import static dev.rondo.engine.internal.vector.Lanes.PANEL;

import dev.rondo.cell.CellState;
import dev.rondo.layer.Pass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A recurrent layer on a batch. States have one place more than there are steps, as on a {@code
 * layer.Tape}: read forward, step t leads from place t to t+1; read in reverse, from t+1 to t.
 */
class RecurrentRoom implements FastLayer.Room {

  final int rows;
  final int steps;

  /** The units rounded up to whole vectors; the units past the last stay zero. */
  final int width;

  /** From one row of {@code a} to the next; an odd number of lines, so that rows share no sets. */
  final int stride;

  /** {@code [h 1 x 1]} or {@code [h x 1]} before each step, {@code [(T+1)*rows][stride]}. */
  final float[] a;

  /** What the products see of {@code a}: itself, but for variational dropout. */
  final float[] seen;

  /** The gates, on the way back the gradients by their sums: {@code [panel][T*rows][PANEL]}. */
  final float[] z;

  /** Memories, {@code [(T+1)*rows][width]}; of no length in a cell without one. */
  final float[] c;

  /** {@code tanh(c)} after each step, {@code [T*rows][width]}. */
  final float[] tanh;

  /** The gradient by the hidden state, {@code [rows][width]}. */
  final float[] dh;

  final float[] dc;

  private final FastRecurrent layer;
  private final boolean kept;
  private final RecurrentPadding padding;
  private final Stretch stretch;
  private final Optional<HeldDropout> dropout;
  private final Rows output;
  private float[] dx = new float[0];

  RecurrentRoom(FastRecurrent layer, int rows, int steps, boolean kept) {
    this.layer = layer;
    this.rows = rows;
    this.steps = steps;
    this.kept = kept;
    width = layer.width;
    stride = oddLines(layer.stateColumns + Lanes.paddedRows(layer.inputColumns));
    a = new float[(steps + 1) * rows * stride];
    boolean drops = kept && layer.dropsHeld();
    seen = drops ? new float[a.length] : a;
    for (int row = 0; row < (steps + 1) * rows; row++) {
      int ones = row * stride + layer.stateColumns;
      seen[ones + layer.inputs] = 1;
      if (!layer.layout.biasesJoin()) {
        seen[ones - 1] = 1;
      }
    }
    int memory = layer.cell.hasMemory() ? rows * width : 0;
    z = new float[layer.layout.panels() * (kept ? steps : 1) * rows * PANEL];
    c = new float[memory * (kept ? steps + 1 : 1)];
    tanh = new float[memory * (kept ? steps : 1)];
    dh = new float[kept ? rows * width : 0];
    dc = new float[kept ? memory : 0];
    padding = new RecurrentPadding(this);
    stretch = stretch(layer.layout.state());
    dropout = drops ? Optional.of(new HeldDropout(layer, this)) : Optional.empty();
    output = new Rows(a, state(after(0), 0), stride);
  }

  /** How a row's gradients by the sums lie that pass through some vectors of each panel. */
  private Stretch stretch(GateLayout.Vectors vectors) {
    return new Stretch(layer.layout.panels(), steps * rows * PANEL, vectors.floats());
  }

  private static int oddLines(int floats) {
    int line = 16;
    int lines = (floats + line - 1) / line;
    return (lines + 1 - lines % 2) * line;
  }

  int before(int t) {
    return layer.reverse ? t + 1 : t;
  }

  int after(int t) {
    return layer.reverse ? t : t + 1;
  }

  /** The place of the state that a sequence starts from. */
  int start() {
    return layer.reverse ? steps : 0;
  }

  /** The place of the state that it ends with. */
  int end() {
    return layer.reverse ? 0 : steps;
  }

  private int step(int k) {
    return layer.reverse ? steps - 1 - k : k;
  }

  FastRecurrent layer() {
    return layer;
  }

  /** The first gate of a row in a panel at step t. */
  int gates(int panel, int t, int row) {
    int at = kept ? panel * steps + t : panel;
    return (at * rows + row) * PANEL;
  }

  /** The hidden state of a row at a place. */
  int state(int place, int row) {
    return (place * rows + row) * stride;
  }

  /** The memory of a row at a place. */
  int memory(int place, int row) {
    return row(place, row) * width;
  }

  /** The number of a row of step t among the rows that are kept. */
  int row(int t, int row) {
    return (kept ? t : 0) * rows + row;
  }

  int tanh(int t, int row) {
    return row(t, row) * width;
  }

  @Override
  public void prepare(Frame frame) {
    if (frame.isRagged()) {
      padding.prepare();
    }
  }

  /** Sets the state to start from; zeros where none is given. */
  void start(Optional<CellState> state, Frame frame) {
    for (int row = 0; row < rows; row++) {
      Arrays.fill(a, state(start(), row), state(start(), row) + width, 0);
    }
    if (c.length > 0) {
      Arrays.fill(c, memory(start(), 0), memory(start(), rows), 0);
    }
    state.ifPresent(
        s -> {
          take(Floats.of(s.hidden()), frame, a, state(start(), 0), stride);
          s.memory().ifPresent(m -> take(Floats.of(m), frame, c, memory(start(), 0), width));
        });
  }

  private void take(float[] all, Frame frame, float[] to, int from, int apart) {
    for (int n = 0; n < frame.sequences(); n++) {
      System.arraycopy(all, n * layer.units, to, from + n * apart, layer.units);
    }
  }

  @Override
  public Rows forward(Rows x, Frame frame, Part part, Pass pass) {
    dropout.ifPresent(masks -> masks.draw(frame, part, pass));
    for (int k = 0; k < steps; k++) {
      int t = step(k);
      if (frame.isRagged()) {
        padding.hold(frame, part, t);
      }
      see(x, t, part);
      go(t, part);
      if (frame.isRagged()) {
        padding.carry(frame, part, t);
      }
    }
    if (frame.isRagged()) {
      return padding.cleared(frame, part);
    }
    return output;
  }

  /** From the state before step t to the one after. */
  void go(int t, Part part) {
    for (int panel = 0; panel < layer.layout.panels(); panel++) {
      sums(panel, t, part);
      layer.cell.forward(this, panel, t, part);
    }
  }

  private void see(Rows x, int t, Part part) {
    if (dropout.isPresent()) {
      dropout.get().see(x, t, part);
      return;
    }
    for (int row = part.from(); row < part.to(); row++) {
      int to = state(before(t), row) + layer.stateColumns;
      System.arraycopy(x.data(), x.at(t * rows + row), a, to, layer.inputs);
    }
  }

  /** The gates' sums of a panel. */
  void sums(int panel, int t, Part part) {
    int h = panel * layer.panelLength();
    int states = layer.stateColumns;
    int ins = layer.inputColumns;
    int from = state(before(t), part.from());
    int to = gates(panel, t, part.from());
    int end = gates(panel, t, part.to());
    if (layer.layout.together()) {
      int vectors = layer.layout.vectors(panel);
      for (; to < end; to += Lanes.ROWS * PANEL, from += Lanes.ROWS * stride) {
        Tiles.some(
            vectors, seen, from, stride, states + ins, layer.forward, h, z, to, PANEL, false);
      }
      return;
    }
    int x = h + states * layer.layout.state().floats();
    int place = layer.layout.state().first() * Lanes.ONE;
    for (; to < end; to += Lanes.ROWS * PANEL, from += Lanes.ROWS * stride) {
      Tiles.three(seen, from, stride, states, layer.forward, h, z, to + place, PANEL, false);
      Tiles.three(seen, from + states, stride, ins, layer.forward, x, z, to, PANEL, true);
    }
  }

  /** Sets the state that the next of a row of single steps starts from. */
  void startNext(Optional<CellState> state, Frame frame) {
    start(state, frame);
    for (int row = 0; row < rows; row++) {
      System.arraycopy(a, state(start(), row), a, state(end(), row), width);
    }
  }

  /** Takes the input of a single step; the state after the step before is now that before it. */
  void advance(Rows x) {
    for (int row = 0; row < rows; row++) {
      System.arraycopy(a, state(end(), row), a, state(start(), row), width);
      int to = state(start(), row) + layer.stateColumns;
      System.arraycopy(x.data(), x.at(row), a, to, layer.inputs);
    }
  }

  /** Whether a panel's gates can be had before the sums of the others. */
  boolean panelsStandApart() {
    return true;
  }

  /** Some panels of a single step, where they stand apart. */
  void stepPanels(int from, int to, Frame frame, Part part) {
    for (int panel = from; panel < to; panel++) {
      if (frame.sequences() == 1) {
        RowTiles.sums(this, panel);
        layer.cell.forward(this, panel, 0, Part.ONE_ROW);
      } else {
        sums(panel, 0, part);
        layer.cell.forward(this, panel, 0, part);
      }
    }
  }

  /** The hidden states of all steps. */
  Rows output() {
    return output;
  }

  @Override
  public void backward(Rows d, Frame frame, Part part) {
    if (frame.isRagged()) {
      padding.clear(d, frame, part);
    }
    Arrays.fill(dh, part.from() * width, part.to() * width, 0);
    if (dc.length > 0) {
      Arrays.fill(dc, part.from() * width, part.to() * width, 0);
    }
    GateLayout layout = layer.layout;
    for (int k = steps - 1; k >= 0; k--) {
      int t = step(k);
      if (frame.isRagged()) {
        padding.keep(frame, part, t);
      }
      back(t, part, d);
      if (frame.isRagged()) {
        drop(t, frame, part);
      }
      if (dropout.isPresent()) {
        toState(t, part, dropout.get().dSeen, false);
        dropout.get().unsee(part, !layout.together());
      } else {
        toState(t, part, dh, !layout.together());
      }
      if (frame.isRagged()) {
        padding.restore(frame, part, t);
      }
    }
  }

  /** From the gradient by the state after step t to that by the gates' sums. */
  void back(int t, Part part, Rows d) {
    for (int panel = 0; panel < layer.layout.panels(); panel++) {
      layer.cell.backward(this, panel, t, part, d);
    }
  }

  /** No gradient reaches the weights from a padded step. */
  void drop(int t, Frame frame, Part part) {
    padding.drop(frame, part, t);
  }

  /** From the gradient by the gates' sums to that by the state before, {@code [rows][width]}. */
  void toState(int t, Part part, float[] to, boolean add) {
    GateLayout layout = layer.layout;
    Tiles.multiply(
        z,
        gates(0, t, part.from()) + layout.state().first() * Lanes.ONE,
        PANEL,
        part.rows(),
        stretch,
        layer.stateTransposed,
        width,
        to,
        part.from() * width,
        width,
        add);
  }

  @Override
  public Rows inputGradient(Rows d, Frame frame, Part part) {
    for (int t = 0; t < steps; t++) {
      toInput(t, part, dx);
    }
    Rows found = new Rows(dx, Lanes.padded(layer.inputs));
    dropout.ifPresent(masks -> masks.unsee(found, part));
    return found;
  }

  /** From the gradient by the gates' sums of step t to that by x, {@code [T*rows][wide]}. */
  void toInput(int t, Part part, float[] to) {
    int wide = Lanes.padded(layer.inputs);
    GateLayout.Vectors vectors = layer.layout.input();
    Tiles.multiply(
        z,
        gates(0, t, part.from()) + vectors.first() * Lanes.ONE,
        PANEL,
        part.rows(),
        stretch(vectors),
        layer.inputTransposed,
        wide,
        to,
        (t * rows + part.from()) * wide,
        wide,
        false);
  }

  @Override
  public void prepareInputGradient() {
    if (dx.length == 0) {
      dx = new float[steps * rows * Lanes.padded(layer.inputs)];
    }
  }

  @Override
  public List<FastLayer.Gradient> gradients() {
    List<FastLayer.Gradient> pieces = new ArrayList<>(new RecurrentGradient(layer, this).pieces());
    pieces.addAll(layer.cell.gradients(this));
    return pieces;
  }
}
