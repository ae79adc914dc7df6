package dev.rondo.engine.internal.vector;

import dev.rondo.cell.CellState;
import dev.rondo.engine.NetworkShape;
import dev.rondo.engine.NetworkState;
import dev.rondo.engine.StepChecks;
import dev.rondo.engine.Stepper;
import dev.rondo.layer.ParameterLayout;
import dev.rondo.layer.Pass;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Steps without allocation: its weights are packed once, and its state stays where it is. */
final class VectorStepper implements Stepper {

  /** The weights from which on a layer's panels are shared out among the workers. */
  private static final int WORTH_SHARING = 1 << 18;

  private final NetworkShape shape;
  private final Frame frame;
  private final Part all;
  private final Workers workers;
  private final List<FastLayer.Room> rooms;
  private final List<RecurrentRoom> recurrent = new ArrayList<>();
  private final float[] input;
  private final Rows first;
  private final float[] answers;

  VectorStepper(
      NetworkShape shape,
      ParameterLayout layout,
      INDArray parameters,
      int sequences,
      Workers workers) {
    StepChecks.check(shape, sequences);
    this.shape = shape;
    this.workers = workers;
    frame = new Frame(sequences, 1, Optional.empty());
    all = new Part(0, frame.rows());
    FastStack stack = new FastStack(shape, layout);
    new PackedWeights(stack, parameters, workers).load(Pass.INFERENCE);
    rooms =
        stack.all().stream()
            .filter(layer -> !(layer instanceof FastSummary)) // the last step is this one
            .map(layer -> layer.room(frame.rows(), 1, false))
            .toList();
    for (FastLayer.Room room : rooms) {
      if (room instanceof RecurrentRoom one) {
        recurrent.add(one);
      }
    }
    int wide = Lanes.padded(shape.stepWidth());
    input = new float[frame.rows() * wide];
    first = new Rows(input, wide);
    answers = new float[sequences * shape.outputs()];
  }

  @Override
  public int sequences() {
    return frame.sequences();
  }

  @Override
  public void reset() {
    recurrent.forEach(room -> room.startNext(Optional.empty(), frame));
  }

  @Override
  public void start(NetworkState state) {
    StepChecks.check(shape, frame.sequences(), state);
    List<CellState> layers = state.layers();
    for (int i = 0; i < recurrent.size(); i++) {
      recurrent.get(i).startNext(Optional.of(layers.get(i)), frame);
    }
  }

  @Override
  public float[] step(float[] x) {
    StepChecks.check(shape, frame.sequences(), x);
    int inputs = shape.stepWidth();
    for (int n = 0; n < frame.sequences(); n++) {
      System.arraycopy(x, n * inputs, input, first.at(n), inputs);
    }
    Rows rows = first;
    for (FastLayer.Room room : rooms) {
      rows =
          room instanceof RecurrentRoom cell
              ? step(cell, rows)
              : room.forward(rows, frame, all, Pass.INFERENCE);
    }
    int outputs = shape.outputs();
    for (int n = 0; n < frame.sequences(); n++) {
      System.arraycopy(rows.data(), rows.at(n), answers, n * outputs, outputs);
    }
    return answers;
  }

  private Rows step(RecurrentRoom cell, Rows x) {
    cell.advance(x);
    if (!cell.panelsStandApart()) {
      cell.go(0, all);
      return cell.output();
    }
    int panels = cell.layer().layout.panels();
    int parts = cell.layer().forward.length < WORTH_SHARING ? 1 : workers.threads();
    if (parts == 1) {
      cell.stepPanels(0, panels, frame, all);
    } else {
      workers.each(
          parts, i -> cell.stepPanels(panels * i / parts, panels * (i + 1) / parts, frame, all));
    }
    return cell.output();
  }

  @Override
  public NetworkState state() {
    return States.end(recurrent, frame);
  }
}
