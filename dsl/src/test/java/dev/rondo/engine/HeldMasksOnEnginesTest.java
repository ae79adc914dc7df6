package dev.rondo.engine;

import static dev.rondo.architecture.Architectures.bidirectional;
import static dev.rondo.architecture.Architectures.elman;
import static dev.rondo.architecture.Architectures.gru;
import static dev.rondo.architecture.Architectures.lstm;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.architecture.Architecture;
import dev.rondo.architecture.Reset;
import dev.rondo.data.Batch;
import dev.rondo.layer.ParameterLayout;
import dev.rondo.layer.Pass;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The masks that a layer holds for a batch, on every engine. */
class HeldMasksOnEnginesTest {

  private static final Pass PASS = Pass.training(1, 2, 3, 0);

  static Stream<Arguments> networks() {
    return Engines.available().stream()
        .flatMap(
            engine ->
                Stream.of(
                        elman(19).variationalDropout(0.3, 0.5),
                        lstm(18).variationalDropout(0.4).dropConnect(0.3),
                        gru(20).variationalDropout(0, 0.4).dropConnect(0.3),
                        gru(7).reset(Reset.BEFORE).variationalDropout(0.4).dropConnect(0.3),
                        lstm(5).layerNorm().dropConnect(0.5),
                        bidirectional(gru(4).dropConnect(0.5)))
                    .filter(a -> engine.runs(shape(a), DataType.FLOAT))
                    .map(a -> Arguments.of(engine.name(), a)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("networks")
  void stay_from_piece_to_piece_and_change_with_anything_else(String engine, Architecture a) {
    Network network = network(engine, a);
    double[] here = answers(network, PASS);
    assertThat(answers(network, PASS)).isEqualTo(here);
    assertThat(answers(network, Pass.training(1, 2, 3, 4))).isEqualTo(here);
    assertThat(answers(network, Pass.training(9, 2, 3, 0))).isNotEqualTo(here);
    assertThat(answers(network, Pass.training(1, 9, 3, 0))).isNotEqualTo(here);
    assertThat(answers(network, Pass.training(1, 2, 9, 0))).isNotEqualTo(here);
    assertThat(answers(network, PASS)).isEqualTo(here);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("networks")
  void leave_nothing_behind_for_an_answer_or_its_gradients(String engine, Architecture a) {
    Network network = network(engine, a);
    double[] answers = answers(network, Pass.INFERENCE);
    double[] gradients = gradients(network);
    assertThat(answers(network, PASS)).isNotEqualTo(answers);
    assertThat(gradients(network)).isNotEqualTo(gradients);
    assertThat(answers(network, Pass.INFERENCE)).isEqualTo(answers);
    assertThat(gradients(network)).isEqualTo(gradients);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("networks")
  void a_weight_that_is_dropped_has_no_gradient(String engine, Architecture a) {
    Network network = network(engine, a);
    answers(network, PASS);
    double[] gradients = gradients(network);
    for (ParameterLayout.Slot slot : network.layout().slots()) {
      if (slot.name().endsWith(".Wh")) {
        int end = slot.offset() + slot.rows() * slot.columns();
        double[] its = Arrays.copyOfRange(gradients, slot.offset(), end);
        double zeros = Arrays.stream(its).filter(g -> g == 0).count();
        if (a.toString().contains("dropConnect")) {
          assertThat(zeros / its.length).isBetween(0.15, 0.7);
        } else {
          assertThat(zeros / its.length).isLessThan(0.1);
        }
      }
    }
  }

  private static NetworkShape shape(Architecture architecture) {
    return new NetworkShape(architecture, 3, 0, 2);
  }

  private static Network network(String name, Architecture architecture) {
    Engine engine =
        Engines.available().stream().filter(e -> e.name().equals(name)).findFirst().orElseThrow();
    Network network = engine.open(shape(architecture), DataType.FLOAT);
    network.initialize(7);
    return network;
  }

  private static double[] answers(Network network, Pass pass) {
    INDArray x = Nd4j.linspace(DataType.FLOAT, -1, 0.03, 5L * 6 * 3).reshape('c', 5, 6, 3);
    return Bits.of(network.forward(Batch.of(x, x), pass, Optional.empty()));
  }

  private static double[] gradients(Network network) {
    network.backward(Nd4j.linspace(DataType.FLOAT, -1, 0.04, 5L * 6 * 2).reshape('c', 5, 6, 2));
    return Bits.of(network.gradients());
  }
}
