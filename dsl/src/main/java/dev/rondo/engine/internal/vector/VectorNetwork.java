package dev.rondo.engine.internal.vector;

import dev.rondo.cell.CellState;
import dev.rondo.data.Batch;
import dev.rondo.engine.InputChecks;
import dev.rondo.engine.Network;
import dev.rondo.engine.NetworkShape;
import dev.rondo.engine.NetworkState;
import dev.rondo.layer.ParameterLayout;
import dev.rondo.layer.Pass;
import dev.rondo.layer.StackPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A network on heap arrays whose batches are cut into slices, one worker a slice at a time. */
final class VectorNetwork implements Network {

  private static final int MOST_SLICES = 8;
  private static final int KEPT = 4;

  private record Shape(int sequences, int steps) {}

  private final NetworkShape shape;
  private final ParameterLayout layout;
  private final INDArray parameters;
  private final INDArray gradients;
  private final float[] values;
  private final float[] sums;
  private final FastStack stack;
  private final Workers workers;
  private final Map<Shape, List<SliceRun>> kept = new LinkedHashMap<>();
  private List<SliceRun> runs = List.of();
  private int batch;
  private int steps;
  private boolean wentBack;

  VectorNetwork(NetworkShape shape, Workers workers) {
    this.shape = shape;
    this.workers = workers;
    layout =
        new StackPlan(shape.architecture(), shape.inputs(), shape.side(), shape.outputs()).layout();
    parameters = Nd4j.zeros(DataType.FLOAT, layout.length());
    gradients = Nd4j.zeros(DataType.FLOAT, layout.length());
    values = new float[layout.length()];
    sums = new float[layout.length()];
    stack = new FastStack(shape, layout);
  }

  @Override
  public String engine() {
    return VectorEngine.nameHere();
  }

  @Override
  public NetworkShape shape() {
    return shape;
  }

  @Override
  public DataType precision() {
    return DataType.FLOAT;
  }

  @Override
  public ParameterLayout layout() {
    return layout;
  }

  @Override
  public INDArray parameters() {
    return parameters;
  }

  @Override
  public INDArray gradients() {
    return gradients;
  }

  @Override
  public INDArray forward(Batch b, Pass pass, Optional<NetworkState> start) {
    InputChecks.forward(shape, b, start);
    wentBack = false;
    batch = b.size();
    steps = b.steps();
    new FloatPointer(parameters.data().pointer()).get(values);
    stack.load(values);
    runs = runs(b);
    float[] x = floats(b.x());
    Optional<float[]> side = b.side().map(VectorNetwork::floats);
    boolean summed = shape.summarises();
    float[] answers = new float[batch * (summed ? 1 : steps) * shape.outputs()];
    Optional<List<CellState>> states = start.map(NetworkState::layers);
    workers.each(runs.size(), i -> runs.get(i).forward(x, side, states, pass, answers));
    long[] dimensions =
        summed ? new long[] {batch, shape.outputs()} : new long[] {batch, steps, shape.outputs()};
    return Nd4j.createFromArray(answers).reshape('c', dimensions);
  }

  private static float[] floats(INDArray array) {
    return array.castTo(DataType.FLOAT).dup('c').data().asFloat();
  }

  /** Slices by the batch's size alone, so that the sums' order does not depend on the machine. */
  private List<SliceRun> runs(Batch b) {
    Shape key = new Shape(batch, steps);
    List<SliceRun> old = b.lengths().isEmpty() ? kept.remove(key) : null;
    List<SliceRun> found = old == null ? cut(b) : old;
    if (b.lengths().isEmpty()) {
      kept.put(key, found);
      if (kept.size() > KEPT) {
        kept.remove(kept.keySet().iterator().next());
      }
    }
    return found;
  }

  private List<SliceRun> cut(Batch b) {
    int per = Math.max(8, Lanes.paddedRows((batch + MOST_SLICES - 1) / MOST_SLICES));
    List<SliceRun> cut = new ArrayList<>();
    for (int from = 0; from < batch; from += per) {
      int first = from;
      int count = Math.min(per, batch - from);
      Slice slice =
          new Slice(
              batch,
              first,
              count,
              steps,
              b.lengths().map(l -> Arrays.copyOfRange(l, first, first + count)));
      cut.add(
          new SliceRun(
              stack, slice, shape.inputs(), shape.side(), shape.summarises(), shape.outputs()));
    }
    return cut;
  }

  @Override
  public NetworkState state() {
    InputChecks.comesAfterForward(shape, "state()", steps);
    return states((room, slice) -> room.endState(slice), false);
  }

  private interface StatePart {
    float[][] of(RecurrentRoom room, Slice slice);
  }

  private NetworkState states(StatePart part, boolean gradient) {
    List<CellState> layers = new ArrayList<>();
    int count = runs.get(0).recurrent().size();
    for (int n = 0; n < count; n++) {
      RecurrentRoom any = runs.get(0).recurrent().get(n);
      int units = any.units();
      float[] h = new float[batch * units];
      float[] c = new float[batch * units];
      for (SliceRun run : runs) {
        float[][] mine = part.of(run.recurrent().get(n), run.slice);
        int at = run.slice.first() * units;
        System.arraycopy(mine[0], 0, h, at, mine[0].length);
        System.arraycopy(mine[1], 0, c, at, mine[1].length);
      }
      layers.add(
          new CellState(
              Nd4j.createFromArray(h).reshape('c', batch, units),
              any.hasMemory()
                  ? Optional.of(Nd4j.createFromArray(c).reshape('c', batch, units))
                  : Optional.empty()));
    }
    return new NetworkState(layers);
  }

  @Override
  public void backward(INDArray gradient) {
    InputChecks.backward(shape, gradient, batch, steps);
    float[] d = floats(gradient);
    workers.each(runs.size(), i -> runs.get(i).backward(d, true));
    Arrays.fill(sums, 0);
    runs.forEach(run -> run.addGradients(sums));
    new FloatPointer(gradients.data().pointer()).put(sums, 0, sums.length);
    wentBack = true;
  }

  @Override
  public InputGradients inputGradients() {
    InputChecks.comesAfterBackward(shape, wentBack);
    float[] dx = new float[batch * steps * shape.inputs()];
    runs.forEach(run -> run.giveInputGradient(dx));
    return new InputGradients(
        Nd4j.createFromArray(dx).reshape('c', batch, steps, shape.inputs()),
        states((room, slice) -> room.startGradient(slice), true));
  }
}
