package dev.rondo.layer;

import dev.rondo.architecture.OwnCellSpec;
import dev.rondo.cell.Cell;
import dev.rondo.cell.CellGradient;
import dev.rondo.cell.CellState;
import dev.rondo.cell.CellStep;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A user's own cell run over a sequence, forward or in reverse, {@code h(t) = cell(x(t), h(t-1))}.
 * The cell sees the real rows of a step alone; at padding the state passes by unchanged and the
 * output is zero.
 */
final class OwnRecurrent implements StatefulLayer {

  private final OwnCellSpec spec;
  private final Cell cell;
  private final OwnWeights weights;
  private final boolean reverse;

  private Optional<CellState> initial = Optional.empty();
  private Frames x;
  private CellStep[] steps;
  private RealRows[] real;
  private CellState state;
  private CellState gradient;
  private INDArray byInput;

  private OwnRecurrent(OwnCellSpec spec, OwnWeights weights, boolean reverse) {
    this.spec = spec;
    this.cell = spec.cell();
    this.weights = weights;
    this.reverse = reverse;
  }

  /** Reserves the parameters of a layer and gives what makes it once they have a place. */
  static Builder<OwnRecurrent> of(
      ParameterLayout layout, int number, OwnCellSpec spec, int inputs, boolean reverse) {
    String prefix = number + ".cell" + (reverse ? ".reverse" : "");
    var weights = OwnWeights.reserve(layout, prefix, spec, inputs);
    return (v, g) -> new OwnRecurrent(spec, weights.build(v, g), reverse);
  }

  @Override
  public int outputs() {
    return spec.units();
  }

  @Override
  public void startFrom(Optional<CellState> start) {
    initial = start;
  }

  @Override
  public CellState state() {
    return copy(state);
  }

  @Override
  public CellState initialGradient() {
    return copy(gradient);
  }

  @Override
  public Frames forward(Frames frames, Pass pass) {
    x = frames;
    steps = new CellStep[x.steps()];
    real = new RealRows[x.steps()];
    DataType type = x.rows().dataType();
    state = initial.map(s -> cast(s, type)).orElseGet(() -> zeros(type));
    OwnCellChecks checks = new OwnCellChecks(spec, x.rows());
    Steps in = Steps.of(x.rows(), x.steps());
    Steps out = Steps.zeros(type, x.steps(), x.batch(), spec.units());
    for (int k = 0; k < x.steps(); k++) {
      int t = step(k);
      RealRows rows = new RealRows(x.mask(), t, x.batch());
      real[t] = rows;
      if (rows.count() > 0) {
        steps[t] = new CellStep(rows.pick(in.at(t)), rows.pick(state));
        CellState after = checks.after(cell.forward(steps[t], weights), rows.count());
        state = rows.merge(state, after);
        rows.put(out.at(t), after.hidden());
      }
    }
    return x.with(out.all());
  }

  @Override
  public void backward(INDArray d) {
    x.mask().ifPresent(mask -> mask.clear(d));
    OwnCellChecks checks = new OwnCellChecks(spec, x.rows());
    Steps dOut = Steps.of(d, x.steps());
    Steps dx = Steps.zeros(d.dataType(), x.steps(), x.batch(), (int) x.rows().size(1));
    gradient = zeros(d.dataType());
    for (int k = x.steps() - 1; k >= 0; k--) {
      int t = step(k);
      RealRows rows = real[t];
      if (rows.count() > 0) {
        CellState after = new CellState(gradient.hidden().add(dOut.at(t)), gradient.memory());
        CellGradient back =
            checks.gradient(cell.backward(steps[t], rows.pick(after), weights), rows.count());
        rows.put(dx.at(t), back.x());
        gradient = rows.merge(after, back.before());
      }
    }
    byInput = dx.all();
  }

  @Override
  public INDArray inputGradient() {
    return byInput;
  }

  /** The k-th step to be read. */
  private int step(int k) {
    return reverse ? x.steps() - 1 - k : k;
  }

  private CellState zeros(DataType type) {
    return new CellState(
        Nd4j.zeros(type, x.batch(), spec.units()),
        spec.hasMemory()
            ? Optional.of(Nd4j.zeros(type, x.batch(), spec.units()))
            : Optional.empty());
  }

  private static CellState cast(CellState state, DataType type) {
    return new CellState(state.hidden().castTo(type), state.memory().map(c -> c.castTo(type)));
  }

  private static CellState copy(CellState state) {
    return new CellState(state.hidden().dup('c'), state.memory().map(c -> c.dup('c')));
  }
}
