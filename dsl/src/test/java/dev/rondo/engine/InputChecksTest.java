package dev.rondo.engine;

import static dev.rondo.architecture.Architectures.gru;
import static dev.rondo.architecture.Architectures.lstm;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.rondo.architecture.Architecture;
import dev.rondo.data.Batch;
import dev.rondo.layer.Pass;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

@ParameterizedClass
@MethodSource("dev.rondo.engine.Engines#available")
class InputChecksTest {

  private static final INDArray X = Nd4j.zeros(DataType.FLOAT, 2, 5, 3);

  @Parameter Engine engine;
  private Network network;

  @BeforeEach
  void openANetwork() {
    network = open(lstm(4).last(), 0);
  }

  @Test
  void refuses_another_width() {
    refuses(
        () -> forward(network, Nd4j.zeros(DataType.FLOAT, 2, 5, 4)),
        "lstm(4).last(): expects x [batch, time, 3], got [2, 5, 4]");
  }

  @Test
  void refuses_another_rank() {
    refuses(
        () -> forward(network, Nd4j.zeros(DataType.FLOAT, 2, 3)),
        "lstm(4).last(): expects x [batch, time, 3], got [2, 3]");
  }

  @Test
  void refuses_lengths_that_do_not_fit() {
    refuses(() -> forward(network, 5), "lstm(4).last(): expects 2 lengths, got 1");
    refuses(
        () -> forward(network, 5, 6),
        "lstm(4).last(): sequence 2 has length 6; expects 1 to 5 steps");
    refuses(
        () -> forward(network, 0, 5),
        "lstm(4).last(): sequence 1 has length 0; expects 1 to 5 steps");
  }

  @Test
  void refuses_a_side_that_does_not_fit() {
    Network with = open(lstm(4).last(), 2);
    refuses(() -> forward(with, X), "lstm(4).last(): expects side [2, 2], got [2, 0]");
    refuses(
        () -> side(with, Nd4j.zeros(DataType.FLOAT, 2, 3)),
        "lstm(4).last(): expects side [2, 2], got [2, 3]");
    refuses(
        () -> side(with, Nd4j.zeros(DataType.FLOAT, 3, 2)),
        "lstm(4).last(): expects side [2, 2], got [3, 2]");
    refuses(
        () -> side(network, Nd4j.zeros(DataType.FLOAT, 2, 1)),
        "lstm(4).last(): expects side [2, 0], got [2, 1]");
  }

  @Test
  void refuses_a_state_of_another_network() {
    Network two = open(lstm(4).gru(3).last(), 0);
    forward(two, X);
    NetworkState state = two.state();
    refuses(
        () -> network.forward(Batch.of(X, X), Pass.INFERENCE, Optional.of(state)),
        "lstm(4).last(): expects a state of 1 recurrent layer, got a state of 2 recurrent layers");
    Network other = open(gru(4).last(), 0);
    forward(other, X);
    refuses(
        () -> network.forward(Batch.of(X, X), Pass.INFERENCE, Optional.of(other.state())),
        "lstm(4).last(): recurrent layer 0: expects a state [2, 4] with memory, got [2, 4] without"
            + " memory");
    forward(network, Nd4j.zeros(DataType.FLOAT, 1, 5, 3));
    NetworkState single = network.state();
    refuses(
        () -> network.forward(Batch.of(X, X), Pass.INFERENCE, Optional.of(single)),
        "lstm(4).last(): recurrent layer 0: expects a state [2, 4] with memory, got [1, 4] with"
            + " memory");
  }

  @Test
  void refuses_the_gradient_of_another_answer() {
    forward(network, X);
    refuses(
        () -> network.backward(Nd4j.zeros(DataType.FLOAT, 2, 5, 1)),
        "lstm(4).last(): expects the gradient of its answer [2, 1], got [2, 5, 1]");
  }

  @Test
  void refuses_the_way_back_before_the_way_forward() {
    assertThatIllegalStateException()
        .isThrownBy(() -> network.backward(Nd4j.zeros(DataType.FLOAT, 2, 1)))
        .withMessage("lstm(4).last(): backward comes after forward; nothing has gone forward yet");
    assertThatIllegalStateException()
        .isThrownBy(network::state)
        .withMessage("lstm(4).last(): state() comes after forward; nothing has gone forward yet");
  }

  @Test
  void refuses_gradients_of_inputs_before_the_way_back() {
    forward(network, X);
    refusesInputGradients();
    network.backward(Nd4j.zeros(DataType.FLOAT, 2, 1));
    network.inputGradients();
    forward(network, X);
    refusesInputGradients();
  }

  private void refusesInputGradients() {
    assertThatIllegalStateException()
        .isThrownBy(network::inputGradients)
        .withMessage("lstm(4).last(): inputGradients() comes after backward");
  }

  @Test
  void refuses_widths_that_make_no_network() {
    refuses(
        () -> new NetworkShape(lstm(4), 0, 0, 1),
        "network: expects at least 1 input and 1 output, got 0 and 1 (side 0)");
    refuses(
        () -> new NetworkShape(lstm(4), 3, 2, 1),
        "lstm(4): side inputs join a summary; end the architecture with last(), mean(), max() or"
            + " attend()");
  }

  private Network open(Architecture architecture, int side) {
    return engine.open(new NetworkShape(architecture, 3, side, 1), DataType.FLOAT);
  }

  private static void forward(Network network, INDArray x) {
    network.forward(Batch.of(x, x), Pass.INFERENCE, Optional.empty());
  }

  private static void forward(Network network, int... lengths) {
    Batch batch = new Batch(X, Optional.of(lengths), Optional.empty(), X, Optional.empty());
    network.forward(batch, Pass.INFERENCE, Optional.empty());
  }

  private static void side(Network network, INDArray side) {
    Batch batch = new Batch(X, Optional.empty(), Optional.of(side), X, Optional.empty());
    network.forward(batch, Pass.INFERENCE, Optional.empty());
  }

  private static void refuses(ThrowingCallable call, String message) {
    assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
  }
}
