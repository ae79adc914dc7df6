package dev.rondo.engine;

import static dev.rondo.architecture.Architectures.bidirectional;
import static dev.rondo.architecture.Architectures.elman;
import static dev.rondo.architecture.Architectures.embed;
import static dev.rondo.architecture.Architectures.gru;
import static dev.rondo.architecture.Architectures.lstm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.architecture.Activation;
import dev.rondo.architecture.Architecture;
import dev.rondo.architecture.Reset;
import dev.rondo.data.Batch;
import dev.rondo.layer.Pass;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** A network that goes step by step. */
class StepperTest {

  private static final int T = 6;
  private static final int F = 5;
  private static final int O = 3;

  static Stream<Arguments> networks() {
    return Engines.available().stream()
        .flatMap(
            engine ->
                Stream.of(
                        lstm(5),
                        gru(20),
                        elman(70).activation(Activation.RELU),
                        lstm(17).dropout(0.5).gru(33).dense(4, Activation.TANH),
                        gru(300).lstm(260),
                        lstm(6).last().dense(4),
                        lstm(19).peepholes().layerNorm(),
                        lstm(9).peepholes(),
                        gru(17).layerNorm(),
                        elman(70).layerNorm(),
                        gru(21).reset(Reset.BEFORE),
                        embed(20).gru(7).last(),
                        embed(6).tied().dropout(0.5).lstm(6),
                        lstm(18).variationalDropout(0.5).dropConnect(0.5))
                    .flatMap(a -> Stream.of(1, 3).map(n -> Arguments.of(engine.name(), a, n))));
  }

  @ParameterizedTest(name = "{0}: {1}, {2} at once")
  @MethodSource("networks")
  void answers_as_the_network_does_over_the_whole_sequence(
      String engine, Architecture architecture, int n) {
    Network network = network(engine, architecture);
    INDArray x = input(network, n);
    INDArray whole = forward(network, x, T);
    Stepper stepper = network.stepper(n);
    for (int t = 0; t < T; t++) {
      float[] y = stepper.step(step(x, t));
      for (int i = 0; i < y.length; i++) {
        double expected =
            network.shape().summarises()
                ? forward(network, x, t + 1).getDouble(i / O, i % O)
                : whole.getDouble(i / O, t, i % O);
        assertThat((double) y[i]).as("step %s", t).isCloseTo(expected, within(1e-6));
      }
    }
  }

  @ParameterizedTest(name = "{0}: {1}, {2} at once")
  @MethodSource("networks")
  void goes_on_from_a_state_and_back_to_the_start(String engine, Architecture architecture, int n) {
    Network network = network(engine, architecture);
    INDArray x = input(network, n);
    Stepper stepper = network.stepper(n);
    float[] first = stepper.step(step(x, 0)).clone();
    stepper.step(step(x, 1));
    NetworkState state = stepper.state();
    float[] third = stepper.step(step(x, 2)).clone();
    stepper.step(step(x, 3));

    stepper.start(state);
    assertThat(stepper.step(step(x, 2))).containsExactly(third);
    Stepper other = network.stepper(n);
    other.start(state);
    assertThat(other.step(step(x, 2))).containsExactly(third);
    stepper.reset();
    assertThat(stepper.step(step(x, 0))).containsExactly(first);
    stepper.start(NetworkState.zero(network.shape(), n, DataType.FLOAT));
    assertThat(stepper.step(step(x, 0))).containsExactly(first);
  }

  @ParameterizedTest(name = "{0}: {1}, {2} at once")
  @MethodSource("networks")
  void keeps_the_weights_it_was_made_with(String engine, Architecture architecture, int n) {
    Network network = network(engine, architecture);
    Stepper stepper = network.stepper(n);
    float[] before = stepper.step(step(input(network, n), 0)).clone();
    network.parameters().muli(2);
    stepper.reset();
    assertThat(stepper.step(step(input(network, n), 0))).containsExactly(before);
    assertThat(network.stepper(n).step(step(input(network, n), 0))).isNotEqualTo(before);
  }

  @ParameterizedTest(name = "{0}: {1}, {2} at once")
  @MethodSource("networks")
  void takes_one_of_mostly_zeros_as_any_other(String engine, Architecture architecture, int n) {
    Network network = network(engine, architecture);
    int width = network.shape().stepWidth();
    float[] oneHot = new float[n * width];
    for (int i = 0; i < n; i++) {
      oneHot[i * width + (i + 1) % width] = 1;
    }
    INDArray x = Nd4j.createFromArray(oneHot).reshape('c', n, 1, width);
    INDArray expected = forward(network, x, 1).reshape('c', n, O);
    float[] y = network.stepper(n).step(oneHot);
    for (int i = 0; i < y.length; i++) {
      assertThat((double) y[i]).isCloseTo(expected.getDouble(i / O, i % O), within(1e-6));
    }
  }

  @Test
  void refuses_what_needs_whole_sequences() {
    for (Engine engine : Engines.available()) {
      refuses(
          () -> open(engine, bidirectional(lstm(4))).stepper(1),
          "bidirectional(lstm(4)): stepper(1): bidirectional(lstm(4)) reads backward too and needs"
              + " whole sequences; use forward");
      refuses(
          () -> open(engine, lstm(4).mean()).stepper(2),
          "lstm(4).mean(): stepper(2): mean() looks at every step of a sequence; use last(), or"
              + " forward");
      refuses(
          () -> open(engine, lstm(4)).stepper(0),
          "lstm(4): stepper(0): expects at least 1 sequence");
    }
  }

  @Test
  void refuses_a_step_or_a_state_of_another_size() {
    for (Engine engine : Engines.available()) {
      Stepper stepper = open(engine, lstm(4)).stepper(2);
      assertThat(stepper.sequences()).isEqualTo(2);
      refuses(() -> stepper.step(new float[F]), "lstm(4): step(x): expects 2 x 5 numbers, got 5");
      NetworkState three = NetworkState.zero(open(engine, lstm(4)).shape(), 3, DataType.FLOAT);
      refuses(
          () -> stepper.start(three),
          "lstm(4): recurrent layer 0: expects a state [2, 4] with memory, got [3, 4] with memory");
    }
  }

  private static void refuses(Runnable what, String why) {
    assertThatIllegalArgumentException().isThrownBy(what::run).withMessage(why);
  }

  private static Network network(String engine, Architecture architecture) {
    Engine named =
        Engines.available().stream().filter(e -> e.name().equals(engine)).findFirst().orElseThrow();
    return open(named, architecture);
  }

  private static Network open(Engine engine, Architecture architecture) {
    int inputs = architecture.toString().startsWith("embed") ? O + 1 : F;
    Network network = engine.open(new NetworkShape(architecture, inputs, 0, O), DataType.FLOAT);
    network.initialize(7);
    return network;
  }

  private static INDArray input(Network network, int n) {
    if (network.shape().embeds()) {
      double[] tokens = IntStream.range(0, n * T).mapToDouble(i -> (i * 7 + 2) % (O + 1)).toArray();
      return Nd4j.createFromArray(tokens).castTo(DataType.FLOAT).reshape('c', n, T, 1);
    }
    return Nd4j.linspace(DataType.FLOAT, -1, 0.03, (long) n * T * F).reshape('c', n, T, F);
  }

  private static INDArray forward(Network network, INDArray x, int steps) {
    INDArray some =
        x.get(NDArrayIndex.all(), NDArrayIndex.interval(0, steps), NDArrayIndex.all()).dup('c');
    return network.forward(Batch.of(some, some), Pass.INFERENCE, Optional.empty());
  }

  private static float[] step(INDArray x, int t) {
    int width = (int) x.size(2);
    float[] step = new float[(int) x.size(0) * width];
    for (int i = 0; i < step.length; i++) {
      step[i] = x.getFloat(i / width, t, i % width);
    }
    return step;
  }
}
