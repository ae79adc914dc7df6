package dev.rondo.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rondo.data.Batch;
import dev.rondo.engine.internal.vector.VectorEngine;
import dev.rondo.layer.Pass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The fast engine gives the same bits whatever it did before, did wrong, or does beside. */
class FastBitsTest {

  static IntStream numbers() {
    return IntStream.range(1000, 1060);
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void whatever_the_network_did_before(int number) {
    RandomNetwork drawn = RandomNetwork.of(number, 1);
    Network network = open(drawn);
    Map<String, List<Double>> first = bits(network, drawn);
    other(network, drawn.batch().size() + 3, drawn.batch().steps());
    other(network, drawn.batch().size(), drawn.batch().steps() + 2);
    assertThat(bits(network, drawn)).isEqualTo(first);
    assertThat(bits(open(drawn), drawn)).isEqualTo(first);
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void after_what_was_refused(int number) {
    RandomNetwork drawn = RandomNetwork.of(number, 1);
    Network network = open(drawn);
    Map<String, List<Double>> first = bits(network, drawn);
    INDArray wide = Nd4j.zeros(DataType.FLOAT, 2, 3, drawn.shape().inputs() + 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> network.forward(Batch.of(wide, wide), Pass.INFERENCE, Optional.empty()));
    assertThatIllegalArgumentException().isThrownBy(() -> network.backward(wide));
    assertThat(bits(network, drawn)).isEqualTo(first);
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void after_numbers_that_were_none(int number) {
    RandomNetwork drawn = RandomNetwork.of(number, 1);
    Network network = open(drawn);
    Map<String, List<Double>> first = bits(network, drawn);
    Batch b = drawn.batch();
    if (drawn.shape().embeds()) { // which takes no such numbers; its table may hold them
      network.parameters().assign(Double.NaN);
      network.backward(network.forward(b, drawn.pass(), drawn.start()));
    } else {
      Batch nothing =
          new Batch(b.x().mul(Double.NaN), b.lengths(), b.side(), b.target(), b.weight());
      network.backward(network.forward(nothing, drawn.pass(), drawn.start()));
    }
    assertThat(bits(network, drawn)).isEqualTo(first);
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void whatever_runs_at_once(int number) throws InterruptedException, ExecutionException {
    RandomNetwork drawn = RandomNetwork.of(number, 1);
    Map<String, List<Double>> alone = bits(open(drawn), drawn);
    ExecutorService three = Executors.newFixedThreadPool(3);
    try {
      List<Future<Map<String, List<Double>>>> together = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        together.add(three.submit(() -> bits(open(drawn), drawn)));
      }
      for (Future<Map<String, List<Double>>> one : together) {
        assertThat(one.get()).isEqualTo(alone);
      }
    } finally {
      three.shutdownNow();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5})
  void whatever_the_number_of_threads(int threads) {
    Engine some = new VectorEngine(threads);
    for (int number : numbers().toArray()) {
      RandomNetwork drawn = RandomNetwork.of(number, 1);
      assertThat(bits(some.open(drawn.shape(), DataType.FLOAT), drawn))
          .as("%s", drawn)
          .isEqualTo(bits(open(drawn), drawn));
    }
  }

  private static Network open(RandomNetwork drawn) {
    return FastEngine.here().open(drawn.shape(), DataType.FLOAT);
  }

  /** Another batch, forward and back. */
  private static void other(Network network, int sequences, int steps) {
    NetworkShape shape = network.shape();
    INDArray x = Nd4j.ones(DataType.FLOAT, sequences, steps, shape.stepWidth());
    Optional<INDArray> side =
        shape.side() == 0
            ? Optional.empty()
            : Optional.of(Nd4j.ones(DataType.FLOAT, sequences, shape.side()));
    Batch batch = new Batch(x, Optional.empty(), side, x, Optional.empty());
    network.backward(network.forward(batch, Pass.training(4, 1, 1, 0), Optional.empty()));
  }

  private static Map<String, List<Double>> bits(Network network, RandomNetwork drawn) {
    Outcome outcome = Outcome.of(network, drawn);
    Map<String, List<Double>> bits = new TreeMap<>();
    outcome.answers().forEach((name, all) -> bits.put("answer " + name, boxed(all)));
    outcome.gradients().forEach((name, all) -> bits.put("gradient " + name, boxed(all)));
    return bits;
  }

  private static List<Double> boxed(double[] all) {
    return Arrays.stream(all).boxed().toList();
  }
}
