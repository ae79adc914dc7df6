package dev.rondo.layer;

import dev.rondo.architecture.BuiltInSpec;
import dev.rondo.architecture.ElmanSpec;
import dev.rondo.architecture.GruSpec;
import dev.rondo.architecture.LstmSpec;
import dev.rondo.cell.CellState;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A cell run over a sequence, forward or in reverse:
 *
 * <pre>
 *   Z = X Wx + bx                     all steps in one product
 *   for each step t:  h(t) = cell(Z(t), h(t-1))
 * </pre>
 *
 * At a padded step the state passes through unchanged and the output is zero; read in reverse, a
 * sequence therefore starts at its own last real step.
 *
 * <p>The way back is back-propagation through time, written by hand. Source: P. Werbos,
 * Backpropagation Through Time, Proceedings of the IEEE 78 (1990).
 */
final class Recurrent implements StatefulLayer {

  /** How many shapes of batches keep their arrays between two batches. */
  private static final int KEPT_TAPES = 4;

  private final GatedCell cell;
  private final RecurrentWeights weights;
  private final InputProduct input;
  private final HeldMasks.Source masks;
  private final boolean reverse;
  private final Map<TapeShape, Tape> tapes = new LinkedHashMap<>();

  private Optional<CellState> initial = Optional.empty();
  private Frames x;
  private Tape tape;
  private StateGradient stateGradient;

  private Recurrent(GatedCell cell, RecurrentWeights weights, HeldMasks.Source masks) {
    this.cell = cell;
    this.weights = weights;
    this.input = new InputProduct(weights);
    this.masks = masks;
    this.reverse = masks.reverse();
  }

  /** Reserves the parameters of a layer and gives what makes it once they have a place. */
  static Builder<Recurrent> of(
      ParameterLayout layout, int number, BuiltInSpec spec, int inputs, boolean reverse) {
    GatedCell cell = cell(spec);
    String prefix = number + "." + cell.word() + (reverse ? ".reverse" : "");
    var weights = RecurrentWeights.reserve(layout, prefix, spec, inputs, cell.width());
    var masks = new HeldMasks.Source(spec.options(), number, reverse);
    return (v, g) -> new Recurrent(cell, weights.build(v, g), masks);
  }

  private static GatedCell cell(BuiltInSpec spec) {
    if (spec instanceof ElmanSpec elman) {
      return new ElmanCell(elman);
    } else if (spec instanceof LstmSpec lstm) {
      return new LstmCell(lstm);
    }
    return new GruCell((GruSpec) spec);
  }

  @Override
  public int outputs() {
    return cell.units();
  }

  @Override
  public void startFrom(Optional<CellState> state) {
    initial = state;
  }

  @Override
  public CellState state() {
    return new CellState(
        tape.hidden.at(tape.end()).dup(), tape.memory().map(c -> c.at(tape.end()).dup()));
  }

  @Override
  public CellState initialGradient() {
    return new CellState(stateGradient.dh.dup(), tape.memory().map(c -> stateGradient.dc.dup()));
  }

  @Override
  public Frames forward(Frames frames, Pass pass) {
    x = frames;
    DataType type = x.rows().dataType();
    TapeShape shape = new TapeShape(type, x.steps(), x.batch());
    tape = tape(shape);
    HeldMasks held = masks.draw(pass, type, x.batch(), weights);
    input.set(tape.gates.all(), shape, x.rows(), held);
    if (cell.recurrentBiasJoinsInput()) {
      tape.gates.all().addiRowVector(weights.bias().value());
    }
    start();
    tape.product.start(held);
    cell.prepareForward(tape, weights);
    for (int k = 0; k < x.steps(); k++) {
      int t = tape.step(k);
      cell.forward(tape, t, weights);
      x.mask().ifPresent(mask -> carry(mask, t));
    }
    return x.with(output());
  }

  private void start() {
    set(tape.hidden.at(tape.start()), initial.map(CellState::hidden));
    tape.memory().ifPresent(c -> set(c.at(tape.start()), initial.flatMap(CellState::memory)));
  }

  private static void set(INDArray target, Optional<INDArray> value) {
    value.ifPresentOrElse(target::assign, () -> target.assign(0));
  }

  private void carry(Mask mask, int t) {
    mask.carry(t, tape.hidden.at(tape.after(t)), tape.hidden.at(tape.before(t)));
    tape.memory().ifPresent(c -> mask.carry(t, c.at(tape.after(t)), c.at(tape.before(t))));
  }

  private INDArray output() {
    INDArray out = tape.afterAll(tape.hidden).dup('c');
    x.mask().ifPresent(mask -> mask.clear(out));
    return out;
  }

  @Override
  public void backward(INDArray gradient) {
    x.mask().ifPresent(mask -> mask.clear(gradient));
    Steps dOut = Steps.of(gradient, tape.steps);
    stateGradient = new StateGradient(gradient.dataType(), x.batch(), cell.units());
    cell.prepareBackward(tape);
    for (int k = tape.steps - 1; k >= 0; k--) {
      back(tape.step(k), dOut);
    }
    cell.addRecurrentGradients(tape, weights);
    input.back(tape.dGates.all());
  }

  @Override
  public INDArray inputGradient() {
    return input.gradient();
  }

  private void back(int t, Steps dOut) {
    StateGradient d = stateGradient;
    d.dh.addi(dOut.at(t));
    Optional<INDArray> passedH = x.mask().flatMap(m -> m.split(t, d.dh));
    Optional<INDArray> passedC = x.mask().flatMap(m -> m.split(t, d.dc));
    cell.backward(tape, t, d, weights);
    passedH.ifPresent(d.dh::addi);
    passedC.ifPresent(d.dc::addi);
  }

  private Tape tape(TapeShape shape) {
    Tape kept = tapes.remove(shape);
    if (kept == null) {
      kept = cell.tape(shape, weights, reverse);
    }
    tapes.put(shape, kept); // the last one used stands last
    if (tapes.size() > KEPT_TAPES) {
      tapes.remove(tapes.keySet().iterator().next());
    }
    return kept;
  }
}
