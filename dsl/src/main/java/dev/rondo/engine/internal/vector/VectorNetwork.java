package dev.rondo.engine.internal.vector;

import dev.rondo.cell.CellState;
import dev.rondo.data.Batch;
import dev.rondo.engine.InputChecks;
import dev.rondo.engine.Network;
import dev.rondo.engine.NetworkShape;
import dev.rondo.engine.NetworkState;
import dev.rondo.engine.Stepper;
import dev.rondo.layer.ParameterLayout;
import dev.rondo.layer.Pass;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A network on heap arrays whose batches are cut into parts, one for each worker. */
final class VectorNetwork implements Network {

  private final NetworkShape shape;
  private final ParameterLayout layout;
  private final INDArray parameters;
  private final INDArray gradients;
  private final PackedWeights weights;
  private final float[] found;
  private final Rooms rooms;
  private final Workers workers;
  private Optional<Way> way = Optional.empty();

  /** The last way forward, with what it takes to repeat it, and whether it has been gone back. */
  private record Way(
      NetworkRoom room,
      Frame frame,
      Pass pass,
      Optional<float[]> side,
      Optional<List<CellState>> start,
      boolean back) {}

  VectorNetwork(NetworkShape shape, Workers workers) {
    this.shape = shape;
    this.workers = workers;
    layout = shape.plan().layout();
    parameters = Nd4j.zeros(DataType.FLOAT, layout.length());
    gradients = Nd4j.zeros(DataType.FLOAT, layout.length());
    found = new float[layout.length()];
    FastStack stack = new FastStack(shape, layout);
    weights = new PackedWeights(stack, parameters, workers);
    rooms = new Rooms(stack, shape);
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
    way = Optional.empty();
    Frame frame = new Frame(b.size(), b.steps(), b.lengths());
    weights.load(pass);
    Way next =
        new Way(
            rooms.of(frame, pass.training()),
            frame,
            pass,
            b.side().map(Floats::of),
            start.map(NetworkState::layers),
            false);
    float[] answers = go(next, rooms.input(b.x()));
    way = Optional.of(next);
    INDArray given = Nd4j.createUninitialized(DataType.FLOAT, answer(frame));
    Floats.put(answers, given);
    return given;
  }

  private float[] go(Way w, float[] x) {
    w.room().prepare(w.frame(), w.start());
    int steps = shape.summarises() ? 1 : w.frame().steps();
    float[] answers = rooms.answers(w.frame().sequences() * steps * shape.outputs());
    parts(w.frame(), part -> w.room().forward(x, w.side(), w.frame(), part, w.pass(), answers));
    return answers;
  }

  private long[] answer(Frame frame) {
    return shape.summarises()
        ? new long[] {frame.sequences(), shape.outputs()}
        : new long[] {frame.sequences(), frame.steps(), shape.outputs()};
  }

  private void parts(Frame frame, Consumer<Part> work) {
    int rows = frame.rows();
    int parts = Math.min(workers.threads(), rows / Lanes.ROWS);
    workers.each(parts, i -> work.accept(Part.of(rows, parts, i)));
  }

  @Override
  public Stepper stepper(int sequences) {
    return new VectorStepper(shape, layout, parameters, sequences, workers);
  }

  @Override
  public NetworkState state() {
    InputChecks.comesAfterForward(shape, "state()", way.map(w -> w.frame().steps()).orElse(0));
    Way last = way.orElseThrow();
    return States.end(last.room().recurrent(), last.frame());
  }

  @Override
  public void backward(INDArray gradient) {
    Frame gone = way.map(Way::frame).orElse(Frame.NONE);
    InputChecks.backward(shape, gradient, gone.sequences(), gone.steps());
    Way last = way.orElseThrow();
    if (!last.pass().training()) {
      last = kept(last);
    }
    weights.loadBack();
    float[] d = rooms.gradient(gradient);
    NetworkRoom room = last.room();
    Frame frame = last.frame();
    parts(frame, part -> room.backward(d, frame, part));
    List<FastLayer.Gradient> pieces = room.gradients();
    workers.each(pieces.size(), i -> pieces.get(i).find(found));
    List<FastLayer.Gradient> additions = room.additions();
    if (!additions.isEmpty()) {
      workers.each(additions.size(), i -> additions.get(i).find(found));
    }
    weights.drop(found);
    Floats.put(found, gradients);
    way = Optional.of(new Way(room, frame, last.pass(), last.side(), last.start(), true));
  }

  /** The same way once more, in a room that keeps what the way back needs. */
  private Way kept(Way w) {
    NetworkRoom room = rooms.of(w.frame(), true);
    Way again = new Way(room, w.frame(), w.pass(), w.side(), w.start(), false);
    go(again, rooms.input());
    return again;
  }

  @Override
  public InputGradients inputGradients() {
    InputChecks.comesAfterBackward(shape, way.map(Way::back).orElse(false));
    Way last = way.orElseThrow();
    Frame frame = last.frame();
    NetworkRoom room = last.room();
    weights.loadToInput();
    room.prepareInputGradient();
    float[] dx = new float[frame.sequences() * frame.steps() * shape.seenWidth()];
    parts(frame, part -> room.inputGradient(frame, part, dx));
    return new InputGradients(
        Nd4j.createFromArray(dx).reshape('c', frame.sequences(), frame.steps(), shape.seenWidth()),
        States.startGradient(room.recurrent(), frame));
  }
}
