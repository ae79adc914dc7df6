package dev.rondo.engine;

import dev.rondo.data.Batch;
import dev.rondo.layer.ParameterLayout;
import dev.rondo.layer.Pass;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A network with something done after each of its ways back. */
public final class WatchedNetwork implements Network {

  private final Network watched;
  private final UnaryOperator<InputGradients> afterBackward;
  private InputGradients seen;

  /**
   * Watches a network.
   *
   * @param watched does the work
   * @param afterBackward sees the gradients by inputs and state, and gives those to be returned
   */
  public WatchedNetwork(Network watched, UnaryOperator<InputGradients> afterBackward) {
    this.watched = watched;
    this.afterBackward = afterBackward;
  }

  @Override
  public void backward(INDArray gradient) {
    watched.backward(gradient);
    seen = afterBackward.apply(watched.inputGradients());
  }

  @Override
  public InputGradients inputGradients() {
    return seen;
  }

  @Override
  public String engine() {
    return watched.engine();
  }

  @Override
  public NetworkShape shape() {
    return watched.shape();
  }

  @Override
  public DataType precision() {
    return watched.precision();
  }

  @Override
  public ParameterLayout layout() {
    return watched.layout();
  }

  @Override
  public INDArray parameters() {
    return watched.parameters();
  }

  @Override
  public INDArray gradients() {
    return watched.gradients();
  }

  @Override
  public INDArray forward(Batch batch, Pass pass, Optional<NetworkState> start) {
    return watched.forward(batch, pass, start);
  }

  @Override
  public Stepper stepper(int sequences) {
    return watched.stepper(sequences);
  }

  @Override
  public NetworkState state() {
    return watched.state();
  }
}
