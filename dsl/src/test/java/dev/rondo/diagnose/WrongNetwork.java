package dev.rondo.diagnose;

import dev.rondo.engine.Network;
import dev.rondo.engine.WatchedNetwork;
import dev.rondo.layer.ParameterLayout.Slot;
import java.util.function.UnaryOperator;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Networks whose way back makes a mistake. */
final class WrongNetwork {

  private WrongNetwork() {}

  /** The gradient of the parameter of this name is put through {@code mistake}. */
  static Network in(Network right, String parameter, UnaryOperator<INDArray> mistake) {
    Slot slot =
        right.layout().slots().stream()
            .filter(s -> s.name().equals(parameter))
            .findFirst()
            .orElseThrow();
    return new WatchedNetwork(
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
    return new WatchedNetwork(
        right, g -> new Network.InputGradients(mistake.apply(g.x()), g.start()));
  }
}
