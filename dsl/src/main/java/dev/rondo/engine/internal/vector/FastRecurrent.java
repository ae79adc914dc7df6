package dev.rondo.engine.internal.vector;

import static dev.rondo.engine.internal.vector.Lanes.PANEL;

import dev.rondo.architecture.Activation;
import dev.rondo.architecture.BuiltInSpec;
import dev.rondo.architecture.ElmanSpec;
import dev.rondo.architecture.GruSpec;
import dev.rondo.architecture.LstmSpec;
import java.util.Arrays;

/** The weights of a recurrent layer read in one direction, packed for its products. */
final class FastRecurrent implements FastLayer {

  final FastCell cell;
  final GateLayout layout;
  final int inputs;
  final int units;
  final boolean reverse;

  /** {@code [panel][F rows of Wx, then H rows of Wh]}. */
  final float[] forward;

  final float[] bias;
  final float[] inputTransposed;
  final float[] stateTransposed;

  /** Of a cell with three gates, the third by itself. */
  final float[] apartTransposed;

  final Places places;

  /** Where the weights lie in the network's parameters. */
  record Places(int wx, int wh, int bx, int bh) {}

  FastRecurrent(BuiltInSpec spec, int inputs, boolean reverse, Places places) {
    this.cell = cell(spec);
    this.layout = cell.layout();
    this.inputs = inputs;
    this.units = spec.units();
    this.reverse = reverse;
    this.places = places;
    int vectors = layout.slots(false).length * Lanes.ONE;
    forward = new float[layout.panels() * (inputs + units) * vectors];
    bias = new float[layout.panels() * PANEL];
    int slots = layout.slots(false).length;
    inputTransposed = new float[layout.transposedLength(inputs, slots)];
    stateTransposed = new float[layout.transposedLength(units, slots == 3 ? 2 : slots)];
    apartTransposed = new float[slots == 3 ? layout.transposedLength(units, 1) : 0];
  }

  private static FastCell cell(BuiltInSpec spec) {
    if (spec instanceof LstmSpec lstm) {
      return new FastLstm(GateLayout.fourGates(lstm.units()));
    } else if (spec instanceof GruSpec gru) {
      return new FastGru(GateLayout.threeGates(gru.units()));
    }
    ElmanSpec elman = (ElmanSpec) spec;
    boolean tanh = elman.activation() == Activation.TANH;
    return new FastElman(GateLayout.oneGate(elman.units()), tanh);
  }

  @Override
  public int outputs() {
    return units;
  }

  @Override
  public void load(float[] p) {
    int all = inputs + units;
    layout.pack(p, places.wx(), inputs, false, forward, 0, all);
    layout.pack(p, places.wh(), units, true, forward, inputs, all);
    int slots = layout.slots(false).length;
    layout.packTransposed(p, places.wx(), inputs, 0, slots, inputTransposed);
    layout.packTransposed(p, places.wh(), units, 0, slots == 3 ? 2 : slots, stateTransposed);
    if (slots == 3) {
      layout.packTransposed(p, places.wh(), units, 2, 3, apartTransposed);
    }
    Arrays.fill(bias, 0);
    layout.addRow(p, places.bx(), false, bias);
    layout.addRow(p, places.bh(), true, bias);
  }

  @Override
  public RecurrentRoom room(int rows, int steps) {
    return new RecurrentRoom(this, rows, steps);
  }
}
