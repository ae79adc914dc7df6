package dev.rondo.engine;

import static dev.rondo.architecture.Architectures.bidirectional;
import static dev.rondo.architecture.Architectures.elman;
import static dev.rondo.architecture.Architectures.gru;
import static dev.rondo.architecture.Architectures.lstm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.architecture.Architecture;
import dev.rondo.architecture.Reset;
import dev.rondo.data.Batch;
import dev.rondo.layer.CounterRandom;
import dev.rondo.layer.Pass;
import dev.rondo.layer.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class EngineTest {

  private static final int N = 3;
  private static final int T = 8;
  private static final int F = 4;
  private static final int O = 2;

  static Stream<Architecture> oneWay() {
    return Stream.of(
        elman(5), lstm(5), gru(5), gru(5).reset(Reset.BEFORE), lstm(5).gru(4).dense(3).elman(3));
  }

  @ParameterizedTest
  @MethodSource("oneWay")
  void two_halves_with_the_state_carried_equal_the_whole(Architecture architecture) {
    for (DataType precision : new DataType[] {DataType.FLOAT, DataType.DOUBLE}) {
      INDArray x = random(precision, N, T, F);
      Network network = network(architecture, precision);
      INDArray whole = forward(network, x, Optional.empty());
      double[][] end = numbers(network.state());

      INDArray first = forward(network, steps(x, 0, 3), Optional.empty());
      NetworkState middle = network.state();
      INDArray second = forward(network, steps(x, 3, T), Optional.of(middle));

      assertThat(Bits.of(first)).isEqualTo(Bits.of(steps(whole, 0, 3)));
      assertThat(Bits.of(second)).isEqualTo(Bits.of(steps(whole, 3, T)));
      assertThat(numbers(network.state())).isEqualTo(end);
    }
  }

  @ParameterizedTest
  @MethodSource("oneWay")
  void a_state_is_a_value_that_going_on_does_not_change(Architecture architecture) {
    INDArray x = random(DataType.DOUBLE, N, T, F);
    Network network = network(architecture, DataType.DOUBLE);
    forward(network, steps(x, 0, 3), Optional.empty());
    NetworkState state = network.state();
    double[][] before = numbers(state);

    double[] once = Bits.of(forward(network, steps(x, 3, T), Optional.of(state)));
    forward(network, x, Optional.empty());
    double[] again = Bits.of(forward(network, steps(x, 3, T), Optional.of(state)));

    assertThat(again).isEqualTo(once);
    assertThat(numbers(state)).isEqualTo(before);
  }

  static Stream<Architecture> all() {
    return Stream.concat(
        oneWay(),
        Stream.of(
            bidirectional(lstm(5)).last(),
            gru(5).mean(),
            lstm(5).max().dense(3),
            bidirectional(gru(4)).attend()));
  }

  @ParameterizedTest
  @MethodSource("all")
  void float_and_double_agree(Architecture architecture) {
    INDArray x = random(DataType.DOUBLE, N, T, F);
    List<double[]> results = new ArrayList<>();
    for (DataType precision : new DataType[] {DataType.DOUBLE, DataType.FLOAT}) {
      Network network = network(architecture, precision);
      INDArray y = forward(network, x, Optional.empty());
      assertThat(y.dataType()).isEqualTo(precision);
      results.add(Bits.of(y));
      network.backward(y.dup().divi(y.length()));
      results.add(Bits.of(network.inputGradients().x()));
      results.add(Bits.of(network.gradients()));
    }
    for (int k = 0; k < 3; k++) {
      for (int i = 0; i < results.get(k).length; i++) {
        assertThat(results.get(k + 3)[i]).isCloseTo(results.get(k)[i], within(1e-5));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void the_same_way_twice_gives_the_same_bits(Architecture architecture) {
    INDArray x = random(DataType.FLOAT, N, T, F);
    Network network = network(architecture, DataType.FLOAT);
    double[] y = Bits.of(forward(network, x, Optional.empty()));
    INDArray by = forward(network, x, Optional.empty()).dup();
    network.backward(by);
    double[] gradients = Bits.of(network.gradients());

    forward(network, random(DataType.FLOAT, 2, 5, F), Optional.empty());
    assertThat(Bits.of(forward(network, x, Optional.empty()))).isEqualTo(y);
    network.backward(by);
    assertThat(Bits.of(network.gradients())).isEqualTo(gradients);
  }

  @Test
  void the_users_arrays_stay_as_they_were() {
    INDArray x = random(DataType.DOUBLE, 2, 3, F);
    INDArray copy = x.dup();
    Network network = network(lstm(3), DataType.DOUBLE);
    Batch batch =
        new Batch(
            x,
            Optional.of(new int[] {3, 1}),
            Optional.empty(),
            Nd4j.zeros(2, 3, O),
            Optional.empty());
    INDArray y = network.forward(batch, Pass.INFERENCE, Optional.empty());
    INDArray gradient = random(DataType.DOUBLE, y.shape());
    INDArray gradientCopy = gradient.dup();
    network.backward(gradient);
    assertThat(Bits.of(x)).isEqualTo(Bits.of(copy));
    assertThat(Bits.of(gradient)).isEqualTo(Bits.of(gradientCopy));
  }

  @Test
  void a_state_and_an_engine_say_what_they_are() {
    Network network = network(lstm(3).bidirectional(gru(2)), DataType.FLOAT);
    forward(network, random(DataType.FLOAT, N, T, F), Optional.empty());
    assertThat(network.state()).hasToString("state of 3 recurrent layers");
    Network one = network(lstm(3), DataType.FLOAT);
    forward(one, random(DataType.FLOAT, N, T, F), Optional.empty());
    assertThat(one.state()).hasToString("state of 1 recurrent layer");
    assertThat(new Nd4jEngine().name()).isEqualTo("nd4j");
  }

  private static Network network(Architecture architecture, DataType precision) {
    Network network = new Nd4jEngine().open(new NetworkShape(architecture, F, 0, O), precision);
    network.initialize(2);
    return network;
  }

  private static INDArray forward(Network network, INDArray x, Optional<NetworkState> start) {
    return network.forward(Batch.of(x, Nd4j.zeros(1, 1)), Pass.INFERENCE, start).dup();
  }

  private static INDArray steps(INDArray x, int from, int to) {
    return x.get(NDArrayIndex.all(), NDArrayIndex.interval(from, to), NDArrayIndex.all()).dup();
  }

  private static double[][] numbers(NetworkState state) {
    List<double[]> all = new ArrayList<>();
    for (var layer : state.layers()) {
      all.add(Bits.of(layer.hidden()));
      layer.memory().ifPresent(c -> all.add(Bits.of(c)));
    }
    return all.toArray(double[][]::new);
  }

  private static INDArray random(DataType type, long... shape) {
    CounterRandom random = CounterRandom.keyed(8, Purpose.SPLIT);
    INDArray array = Nd4j.create(DataType.DOUBLE, shape);
    for (long i = 0; i < array.length(); i++) {
      array.putScalar(i, random.nextNormal());
    }
    return array.castTo(type);
  }
}
