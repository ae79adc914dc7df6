package dev.rondo.engine.internal.vector;

import static dev.rondo.engine.internal.vector.Lanes.ONE;
import static dev.rondo.engine.internal.vector.Lanes.PANEL;

import dev.rondo.layer.Pass;
import jdk.incubator.vector.FloatVector;

/**
 * A recurrent layer on a slice. States have one place more than there are steps, as on a {@code
 * layer.Tape}: read forward, step t leads from place t to t+1; read in reverse, from t+1 to t.
 */
final class RecurrentRoom implements FastLayer.Room {

  final int rows;
  final int steps;

  /** The units rounded up to whole vectors; the units past the last stay zero. */
  final int width;

  /** The gates, on the way back the gradients by their sums: {@code [panel][T*rows][PANEL]}. */
  final float[] z;

  /** Hidden states, {@code [(T+1)*rows][width]}. */
  final float[] h;

  /** Memories, in the same shape; of no length in a cell without one. */
  final float[] c;

  /** {@code tanh(c)} after each step, {@code [T*rows][width]}. */
  final float[] tanh;

  /** The gradient by the hidden state, {@code [rows][width]}. */
  final float[] dh;

  final float[] dc;

  private final FastRecurrent layer;
  private final float[] output;
  private final float[] dx;
  private final float[] carried;
  private final float[] gradients;
  private final float[] biasGradients;
  private Rows x;

  RecurrentRoom(FastRecurrent layer, int rows, int steps) {
    this.layer = layer;
    this.rows = rows;
    this.steps = steps;
    width = Lanes.padded(layer.units);
    int states = (steps + 1) * rows * width;
    boolean memory = layer.cell.hasMemory();
    z = new float[layer.layout.panels() * steps * rows * PANEL];
    h = new float[states];
    c = new float[memory ? states : 0];
    tanh = new float[memory ? steps * rows * width : 0];
    dh = new float[rows * width];
    dc = new float[rows * width];
    output = new float[steps * rows * width];
    dx = new float[steps * rows * Lanes.padded(layer.inputs)];
    carried = new float[2 * width];
    gradients = new float[layer.layout.panels() * (layer.inputs + layer.units) * PANEL];
    biasGradients = new float[layer.layout.panels() * PANEL];
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

  /** The first gate of a panel's first row at step t. */
  int gates(int panel, int t) {
    return (panel * steps + t) * rows * PANEL;
  }

  /** A column of the first row at a place, or step, of an array of states. */
  int state(int place, int column) {
    return place * rows * width + column;
  }

  int units() {
    return layer.units;
  }

  boolean hasMemory() {
    return layer.cell.hasMemory();
  }

  /** Sets the state to start from; zeros where none is given. */
  void start(java.util.Optional<dev.rondo.cell.CellState> state, Slice slice) {
    int from = state(start(), 0);
    java.util.Arrays.fill(h, from, from + rows * width, 0);
    if (c.length > 0) {
      java.util.Arrays.fill(c, from, from + rows * width, 0);
    }
    state.ifPresent(
        s -> {
          take(s.hidden(), slice, h, from);
          s.memory().ifPresent(m -> take(m, slice, c, from));
        });
  }

  private void take(org.nd4j.linalg.api.ndarray.INDArray all, Slice slice, float[] to, int from) {
    float[] values =
        all.castTo(org.nd4j.linalg.api.buffer.DataType.FLOAT).dup('c').data().asFloat();
    for (int i = 0; i < slice.sequences(); i++) {
      int at = (slice.first() + i) * layer.units;
      System.arraycopy(values, at, to, from + i * width, layer.units);
    }
  }

  /** The hidden state and the memory after the last step, {@code [sequences*H]} each. */
  float[][] endState(Slice slice) {
    int from = state(end(), 0);
    return new float[][] {part(h, from, slice), c.length > 0 ? part(c, from, slice) : new float[0]};
  }

  /** The gradients by the hidden state and the memory before the first step. */
  float[][] startGradient(Slice slice) {
    return new float[][] {part(dh, 0, slice), part(dc, 0, slice)};
  }

  private float[] part(float[] of, int from, Slice slice) {
    float[] found = new float[slice.sequences() * layer.units];
    for (int i = 0; i < slice.sequences(); i++) {
      System.arraycopy(of, from + i * width, found, i * layer.units, layer.units);
    }
    return found;
  }

  @Override
  public Rows forward(Rows input, Slice slice, Pass pass) {
    x = input;
    int panels = layer.layout.panels();
    for (int k = 0; k < steps; k++) {
      int t = step(k);
      for (int panel = 0; panel < panels; panel++) {
        sums(panel, t);
        layer.cell.forward(this, panel, t);
      }
      carryPadding(slice, t);
    }
    int first = layer.reverse ? 0 : rows * width;
    if (slice.lengths().isEmpty()) {
      return new Rows(h, first, width);
    }
    System.arraycopy(h, first, output, 0, output.length);
    clearPadding(output, slice);
    return new Rows(output, width);
  }

  private void sums(int panel, int t) {
    int f = layer.inputs;
    int units = layer.units;
    int w = panel * (f + units) * layer.layout.slots(false).length * ONE;
    int from = state(before(t), 0);
    int to = gates(panel, t);
    for (int row = 0; row < rows; row += Lanes.ROWS) {
      int xo = x.at(t * rows + row);
      int ho = from + row * width;
      int zo = to + row * PANEL;
      for (int r = 0; r < Lanes.ROWS; r++) {
        System.arraycopy(layer.bias, panel * PANEL, z, zo + r * PANEL, PANEL);
      }
      if (layer.layout.gates() == 3) {
        GateTiles.three(x.data(), xo, x.stride(), f, layer.forward, w, z, zo, 2 * ONE);
        GateTiles.three(h, ho, width, units, layer.forward, w + f * 3 * ONE, z, zo, 3 * ONE);
      } else {
        Tiles.four(x.data(), xo, x.stride(), f, layer.forward, w, z, zo, PANEL, true);
        Tiles.four(h, ho, width, units, layer.forward, w + f * PANEL, z, zo, PANEL, true);
      }
    }
  }

  private void carryPadding(Slice slice, int t) {
    for (int i = 0; slice.lengths().isPresent() && i < slice.sequences(); i++) {
      if (slice.isPadding(i, t)) {
        int from = state(before(t), 0) + i * width;
        int to = state(after(t), 0) + i * width;
        System.arraycopy(h, from, h, to, width);
        if (c.length > 0) {
          System.arraycopy(c, from, c, to, width);
        }
      }
    }
  }

  private void clearPadding(float[] data, Slice slice) {
    for (int i = 0; i < slice.sequences(); i++) {
      for (int t = slice.last(i) + 1; t < steps; t++) {
        int at = (t * rows + i) * width;
        java.util.Arrays.fill(data, at, at + width, 0);
      }
    }
  }

  @Override
  public Rows backward(Rows d, Slice slice, boolean wanted) {
    if (slice.lengths().isPresent()) {
      clearPadding(d, slice);
    }
    java.util.Arrays.fill(dh, 0);
    java.util.Arrays.fill(dc, 0);
    Stretch stretch = layer.layout.stretch(true, steps * rows);
    boolean add = layer.layout.gates() == 3;
    Stretch apart = layer.layout.apart(steps * rows);
    int panels = layer.layout.panels();
    float[] kept = slice.lengths().isPresent() ? new float[2 * dh.length] : carried;
    for (int k = steps - 1; k >= 0; k--) {
      int t = step(k);
      keep(slice, t, kept);
      for (int panel = 0; panel < panels; panel++) {
        layer.cell.backward(this, panel, t, d);
      }
      dropPadding(slice, t);
      Tiles.multiply(
          z, gates(0, t), PANEL, rows, stretch, layer.stateTransposed, width, dh, 0, width, add);
      if (add) {
        Tiles.multiply(
            z, gates(0, t), PANEL, rows, apart, layer.apartTransposed, width, dh, 0, width, true);
      }
      restore(slice, t, kept);
    }
    weightGradients();
    if (!wanted) {
      return d;
    }
    int stride = Lanes.padded(layer.inputs);
    Tiles.multiply(
        z,
        0,
        PANEL,
        steps * rows,
        layer.layout.stretch(false, steps * rows),
        layer.inputTransposed,
        stride,
        dx,
        0,
        stride,
        false);
    return new Rows(dx, stride);
  }

  private void clearPadding(Rows d, Slice slice) {
    for (int i = 0; i < slice.sequences(); i++) {
      for (int t = slice.last(i) + 1; t < steps; t++) {
        int at = d.at(t * rows + i);
        java.util.Arrays.fill(d.data(), at, at + width, 0);
      }
    }
  }

  /** Remembers the gradients that pass padded steps by. */
  private void keep(Slice slice, int t, float[] kept) {
    for (int i = 0; slice.lengths().isPresent() && i < slice.sequences(); i++) {
      if (slice.isPadding(i, t)) {
        System.arraycopy(dh, i * width, kept, i * width, width);
        System.arraycopy(dc, i * width, kept, dh.length + i * width, width);
      }
    }
  }

  private void dropPadding(Slice slice, int t) {
    for (int i = 0; slice.lengths().isPresent() && i < slice.sequences(); i++) {
      for (int panel = 0; slice.isPadding(i, t) && panel < layer.layout.panels(); panel++) {
        int at = gates(panel, t) + i * PANEL;
        java.util.Arrays.fill(z, at, at + PANEL, 0);
      }
    }
  }

  private void restore(Slice slice, int t, float[] kept) {
    for (int i = 0; slice.lengths().isPresent() && i < slice.sequences(); i++) {
      if (slice.isPadding(i, t)) {
        System.arraycopy(kept, i * width, dh, i * width, width);
        System.arraycopy(kept, dh.length + i * width, dc, i * width, width);
      }
    }
  }

  /** One product over all steps for each of Wx and Wh. */
  private void weightGradients() {
    java.util.Arrays.fill(gradients, 0);
    java.util.Arrays.fill(biasGradients, 0);
    int all = layer.inputs + layer.units;
    int hidden = layer.reverse ? rows * width : 0;
    for (int panel = 0; panel < layer.layout.panels(); panel++) {
      int d = gates(panel, 0);
      int g = panel * all * PANEL;
      int[] of = layer.layout.slots(false);
      GradientTiles.add(
          x.data(),
          x.offset(),
          x.stride(),
          layer.inputs,
          steps * rows,
          z,
          d,
          PANEL,
          of.length,
          of[of.length - 1] * ONE,
          gradients,
          g,
          PANEL);
      of = layer.layout.slots(true);
      GradientTiles.add(
          h,
          hidden,
          width,
          layer.units,
          steps * rows,
          z,
          d,
          PANEL,
          of.length,
          of[of.length - 1] * ONE,
          gradients,
          g + layer.inputs * PANEL,
          PANEL);
      for (int row = 0; row < steps * rows; row++) {
        for (int v = 0; v < PANEL; v += ONE) {
          int to = panel * PANEL + v;
          FloatVector sum = Tiles.load(biasGradients, to).add(Tiles.load(z, d + row * PANEL + v));
          sum.intoArray(biasGradients, to);
        }
      }
    }
  }

  @Override
  public void addGradients(float[] to) {
    GateLayout layout = layer.layout;
    int all = layer.inputs + layer.units;
    layout.unpack(gradients, 0, all, layer.inputs, false, to, layer.places.wx());
    layout.unpack(gradients, layer.inputs, all, layer.units, true, to, layer.places.wh());
    layout.unpack(biasGradients, 0, 1, 1, false, to, layer.places.bx());
    layout.unpack(biasGradients, 0, 1, 1, true, to, layer.places.bh());
  }
}
