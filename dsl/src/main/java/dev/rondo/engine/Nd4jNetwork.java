package dev.rondo.engine;

import dev.rondo.cell.CellState;
import dev.rondo.data.Batch;
import dev.rondo.layer.LayerStack;
import dev.rondo.layer.ParameterLayout;
import dev.rondo.layer.Pass;
import dev.rondo.layer.StackPlan;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A network of ND4J layers; turns {@code [N,T,F]} to the layers' time-first rows and back. */
final class Nd4jNetwork implements Network {

  private final NetworkShape shape;
  private final DataType precision;
  private final ParameterLayout layout;
  private final INDArray parameters;
  private final INDArray gradients;
  private final LayerStack stack;
  private int batch;
  private int steps;
  private boolean wentBack;

  Nd4jNetwork(NetworkShape shape, DataType precision) {
    this.shape = shape;
    this.precision = precision;
    StackPlan plan = shape.plan();
    layout = plan.layout();
    parameters = Nd4j.zeros(precision, layout.length());
    gradients = Nd4j.zeros(precision, layout.length());
    stack = plan.build(parameters, gradients);
  }

  @Override
  public NetworkShape shape() {
    return shape;
  }

  @Override
  public String engine() {
    return Nd4jEngine.NAME;
  }

  @Override
  public DataType precision() {
    return precision;
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
    batch = b.size();
    steps = b.steps();
    wentBack = false;
    Optional<List<CellState>> states = start.map(NetworkState::layers);
    INDArray x = rows(b.x().castTo(precision));
    Optional<INDArray> side = b.side().map(s -> s.castTo(precision));
    INDArray rows = BlasThreads.one(() -> stack.forward(x, steps, b.lengths(), side, pass, states));
    return shape.summarises() ? rows : sequences(rows);
  }

  @Override
  public Stepper stepper(int sequences) {
    Nd4jNetwork copy = new Nd4jNetwork(shape, precision);
    copy.parameters.assign(parameters);
    return new ForwardStepper(copy, sequences);
  }

  @Override
  public NetworkState state() {
    InputChecks.comesAfterForward(shape, "state()", steps);
    return new NetworkState(stack.state());
  }

  @Override
  public void backward(INDArray gradient) {
    InputChecks.backward(shape, gradient, batch, steps);
    gradients.assign(0);
    INDArray d = gradient.castTo(precision);
    INDArray dRows = shape.summarises() ? d.dup('c') : rows(d);
    BlasThreads.run(() -> stack.backward(dRows));
    wentBack = true;
  }

  @Override
  public InputGradients inputGradients() {
    InputChecks.comesAfterBackward(shape, wentBack);
    INDArray dx = BlasThreads.one(stack::inputGradient);
    return new InputGradients(sequences(dx), new NetworkState(stack.initialGradient()));
  }

  /** {@code [N,T,W] -> [T*N,W]} */
  private INDArray rows(INDArray sequences) {
    return sequences.permute(1, 0, 2).dup('c').reshape('c', -1, sequences.size(2));
  }

  /** {@code [T*N,W] -> [N,T,W]} */
  private INDArray sequences(INDArray rows) {
    return rows.reshape('c', steps, batch, rows.size(1)).permute(1, 0, 2).dup('c');
  }
}
