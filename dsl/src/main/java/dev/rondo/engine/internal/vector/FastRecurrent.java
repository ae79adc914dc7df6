package dev.rondo.engine.internal.vector;

import static dev.rondo.engine.internal.vector.Lanes.PANEL;

import dev.rondo.architecture.Activation;
import dev.rondo.architecture.BuiltInSpec;
import dev.rondo.architecture.CellOptions;
import dev.rondo.architecture.ElmanSpec;
import dev.rondo.architecture.GruSpec;
import dev.rondo.architecture.LstmSpec;
import dev.rondo.architecture.Reset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * The weights of a recurrent layer read in one direction, packed for its products.
 *
 * <p>A step's input stands beside the hidden state before it, with a one for the bias, in a row
 * {@code [h 1 x 1]} or {@code [h x 1]}: so one sum runs over state, input and bias.
 */
final class FastRecurrent implements FastLayer {

  final FastCell cell;
  final GateLayout layout;
  final int inputs;
  final int units;

  /** The layer's number in the network, by which its masks are drawn. */
  final int number;

  final boolean reverse;
  final CellOptions options;
  final Places places;

  /** The units rounded up to whole vectors. */
  final int width;

  /**
   * The columns of a row that h's product runs over: h and, where it has a bias of its own, a one.
   */
  final int stateColumns;

  /** The columns that x's product runs over: x and a one. */
  final int inputColumns;

  /** {@code [panel][stateColumns, then inputColumns]}. */
  final float[] forward;

  final float[] inputTransposed;
  final float[] stateTransposed;
  private final List<DropConnect> drops;
  private final Optional<FastNorm> norm;

  /** Where the weights lie in the network's parameters. */
  record Places(int wx, int wh, int bx, int bh) {}

  /**
   * The layer of a cell.
   *
   * @param at where a parameter of the cell lies in the network's, by its name
   */
  FastRecurrent(
      BuiltInSpec spec, int inputs, int number, boolean reverse, ToIntFunction<String> at) {
    this.cell = cell(spec, at);
    this.layout = cell.layout();
    this.inputs = inputs;
    this.units = spec.units();
    this.number = number;
    this.reverse = reverse;
    options = spec.options();
    places =
        new Places(
            at.applyAsInt("Wx"), at.applyAsInt("Wh"), at.applyAsInt("bx"), at.applyAsInt("bh"));
    norm = options.layerNorm() ? Optional.of(new FastNorm(layout, places, at)) : Optional.empty();
    drops =
        options.dropConnect() == 0
            ? List.of()
            : List.of(
                new DropConnect(
                    options.dropConnect(),
                    number,
                    reverse,
                    places.wh(),
                    units * layout.gates() * units));
    width = Lanes.padded(units);
    stateColumns = width + (layout.biasesJoin() ? 0 : 1);
    inputColumns = inputs + 1;
    forward = new float[layout.panels() * panelLength()];
    inputTransposed = new float[Lanes.panels(inputs) * transposedLength(layout.input())];
    stateTransposed = new float[Lanes.panels(units) * transposedLength(layout.state())];
  }

  private static FastCell cell(BuiltInSpec spec, ToIntFunction<String> at) {
    if (spec instanceof LstmSpec lstm) {
      GateLayout layout = GateLayout.fourGates(lstm.units());
      if (lstm.options().layerNorm()) {
        return new NormLstm(new FastPeepholes(layout, at.applyAsInt("peepholes")));
      }
      return lstm.peepholes()
          ? new FastPeepholes(layout, at.applyAsInt("peepholes"))
          : new FastLstm(layout);
    } else if (spec instanceof GruSpec gru) {
      return gru.reset() == Reset.AFTER
          ? new FastGru(GateLayout.threeGates(gru.units()))
          : new FastResetBefore(
              GateLayout.resetBefore(gru.units()), candidate(gru.units(), at.applyAsInt("Wh")));
    }
    ElmanSpec elman = (ElmanSpec) spec;
    boolean tanh = elman.activation() == Activation.TANH;
    return new FastElman(GateLayout.oneGate(elman.units()), tanh);
  }

  /** A GRU's Whn by itself, for the product that comes after the reset. */
  private static PackedMatrix candidate(int units, int wh) {
    return new PackedMatrix(units, units, wh + 2 * units, 3 * units);
  }

  /** The floats of a panel of weights for the way forward. */
  int panelLength() {
    return stateColumns * layout.state().floats() + inputColumns * layout.input().floats();
  }

  private int transposedLength(GateLayout.Vectors vectors) {
    return layout.panels() * vectors.floats() * PANEL;
  }

  @Override
  public int outputs() {
    return units;
  }

  @Override
  public List<Packing> packings() {
    List<Packing> all = new ArrayList<>(cell.packings());
    norm.ifPresent(weights -> all.add(weights::pack));
    for (int i = 0; i < layout.panels(); i++) {
      int panel = i;
      all.add(p -> pack(p, panel));
    }
    return all;
  }

  private void pack(float[] p, int panel) {
    int at = panel * panelLength();
    layout.pack(p, places.wh(), units, layout.state(), panel, forward, at);
    int x = at + stateColumns * layout.state().floats();
    layout.pack(p, places.wx(), inputs, layout.input(), panel, forward, x);
    int ones = x + inputs * layout.input().floats();
    Arrays.fill(forward, ones, ones + layout.input().floats(), 0);
    layout.add(p, places.bx(), layout.input(), panel, forward, ones);
    if (layout.biasesJoin()) {
      layout.add(p, places.bh(), layout.input(), panel, forward, ones);
    } else {
      ones = at + width * layout.state().floats();
      Arrays.fill(forward, ones, ones + layout.state().floats(), 0);
      layout.add(p, places.bh(), layout.state(), panel, forward, ones);
    }
  }

  @Override
  public List<Packing> packingsBack() {
    List<Packing> all = new ArrayList<>(cell.packingsBack());
    all.addAll(transposes(places.wh(), units, layout.state(), stateTransposed));
    return all;
  }

  @Override
  public List<Packing> packingsToInput() {
    return transposes(places.wx(), inputs, layout.input(), inputTransposed);
  }

  private List<Packing> transposes(int offset, int rows, GateLayout.Vectors vectors, float[] to) {
    List<Packing> all = new ArrayList<>();
    for (int first = 0; first < rows; first += PANEL) {
      int from = first;
      int at = first / PANEL * transposedLength(vectors);
      int end = Math.min(rows, first + PANEL);
      all.add(p -> layout.transpose(p, offset, from, end, vectors, to, at));
    }
    return all;
  }

  @Override
  public List<DropConnect> dropConnects() {
    return drops;
  }

  /** Whether masks are held on x or h in training. */
  boolean dropsHeld() {
    return options.inputDropout() > 0 || options.recurrentDropout() > 0;
  }

  @Override
  public RecurrentRoom room(int rows, int steps, boolean kept) {
    return norm.isPresent()
        ? new NormRoom(this, norm.get(), rows, steps, kept)
        : cell.room(this, rows, steps, kept);
  }
}
