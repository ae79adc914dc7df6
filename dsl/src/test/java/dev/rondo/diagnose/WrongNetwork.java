package dev.rondo.diagnose;

import dev.rondo.data.Batch;
import dev.rondo.engine.Network;
import dev.rondo.engine.NetworkShape;
import dev.rondo.engine.NetworkState;
import dev.rondo.layer.ParameterLayout;
import dev.rondo.layer.ParameterLayout.Slot;
import dev.rondo.layer.Pass;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** A network whose way back makes a mistake. */
final class WrongNetwork implements Network {

  private final Network right;
  private final UnaryOperator<InputGradients> mistake;

  private WrongNetwork(Network right, UnaryOperator<InputGradients> mistake) {
    this.right = right;
    this.mistake = mistake;
  }

  /** The gradient of the parameter of this name is put through {@code mistake}. */
  static Network in(Network right, String parameter, UnaryOperator<INDArray> mistake) {
    Slot slot =
        right.layout().slots().stream()
            .filter(s -> s.name().equals(parameter))
            .findFirst()
            .orElseThrow();
    return new WrongNetwork(
        right,
        inputs -> {
          INDArray gradient =
              right
                  .gradients()
                  .get(
                      NDArrayIndex.interval(
                          slot.offset(), slot.offset() + (long) slot.rows() * slot.columns()))
                  .reshape('c', slot.rows(), slot.columns());
          gradient.assign(mistake.apply(gradient.dup('c')));
          return inputs;
        });
  }

  /** The gradient by the input is put through {@code mistake}. */
  static Network inInput(Network right, UnaryOperator<INDArray> mistake) {
    return new WrongNetwork(right, g -> new InputGradients(mistake.apply(g.x()), g.start()));
  }

  @Override
  public InputGradients backward(INDArray gradient) {
    return mistake.apply(right.backward(gradient));
  }

  @Override
  public String engine() {
    return right.engine();
  }

  @Override
  public NetworkShape shape() {
    return right.shape();
  }

  @Override
  public DataType precision() {
    return right.precision();
  }

  @Override
  public ParameterLayout layout() {
    return right.layout();
  }

  @Override
  public INDArray parameters() {
    return right.parameters();
  }

  @Override
  public INDArray gradients() {
    return right.gradients();
  }

  @Override
  public INDArray forward(Batch batch, Pass pass, Optional<NetworkState> start) {
    return right.forward(batch, pass, start);
  }

  @Override
  public NetworkState state() {
    return right.state();
  }
}
