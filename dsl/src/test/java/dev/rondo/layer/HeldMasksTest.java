package dev.rondo.layer;

import static dev.rondo.architecture.Architectures.bidirectional;
import static dev.rondo.architecture.Architectures.elman;
import static dev.rondo.architecture.Architectures.gru;
import static dev.rondo.architecture.Architectures.lstm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.architecture.Architecture;
import dev.rondo.architecture.BuiltInSpec;
import dev.rondo.architecture.CellArchitecture;
import dev.rondo.architecture.Reset;
import dev.rondo.data.Batch;
import dev.rondo.engine.Bits;
import dev.rondo.engine.Nd4jEngine;
import dev.rondo.engine.Network;
import dev.rondo.engine.NetworkShape;
import dev.rondo.engine.NetworkState;
import java.util.ArrayList;
import java.util.Arrays;
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

/** The masks that a recurrent layer draws once a batch. */
class HeldMasksTest {

  private static final CellArchitecture MASKED =
      lstm(40).variationalDropout(0.3, 0.5).dropConnect(0.2);
  private static final Pass PASS = Pass.training(1, 2, 3, 0);
  private static final int ROWS = 60;

  static Stream<CellArchitecture> masked() {
    return Stream.of(
        elman(4).variationalDropout(0.3, 0.5),
        lstm(4).variationalDropout(0.4).dropConnect(0.3),
        lstm(4).layerNorm().dropConnect(0.5),
        gru(4).variationalDropout(0.4).dropConnect(0.3),
        gru(4).reset(Reset.BEFORE).variationalDropout(0.4).dropConnect(0.3));
  }

  @Test
  void drop_their_share_and_scale_the_rest() {
    HeldMasks masks = draw(MASKED, PASS, 0, false);
    dropped(masks.input().orElseThrow(), 0.3, ROWS, 30);
    dropped(masks.hidden().orElseThrow(), 0.5, ROWS, 40);
    dropped(masks.weights().orElseThrow(), 0.2, 40, 160);
  }

  private static void dropped(INDArray mask, double p, long... shape) {
    assertThat(mask.shape()).containsExactly(shape);
    double[] numbers = Bits.of(mask);
    assertThat(numbers).containsOnly(0, 1 / (1 - p));
    double zeros = Arrays.stream(numbers).filter(m -> m == 0).count();
    double n = numbers.length;
    assertThat(zeros / n).isCloseTo(p, within(5 * Math.sqrt(p * (1 - p) / n)));
  }

  @Test
  void differ_between_sequences_and_between_uses() {
    HeldMasks masks = draw(lstm(30).variationalDropout(0.5), PASS, 0, false);
    INDArray input = masks.input().orElseThrow();
    assertThat(Bits.of(input.getRow(0))).isNotEqualTo(Bits.of(input.getRow(1)));
    assertThat(Bits.of(input)).isNotEqualTo(Bits.of(masks.hidden().orElseThrow()));
  }

  @Test
  void are_the_same_in_every_piece_and_others_at_any_other_place() {
    double[] here = all(draw(MASKED, PASS, 0, false));
    assertThat(all(draw(MASKED, PASS, 0, false))).isEqualTo(here);
    assertThat(all(draw(MASKED, Pass.training(1, 2, 3, 4), 0, false))).isEqualTo(here);
    List<HeldMasks> others =
        List.of(
            draw(MASKED, PASS, 0, true),
            draw(MASKED, PASS, 1, false),
            draw(MASKED, Pass.training(9, 2, 3, 0), 0, false),
            draw(MASKED, Pass.training(1, 9, 3, 0), 0, false),
            draw(MASKED, Pass.training(1, 2, 9, 0), 0, false));
    for (HeldMasks other : others) {
      for (int i = 0; i < 3; i++) {
        assertThat(mask(other, i)).isNotEqualTo(mask(draw(MASKED, PASS, 0, false), i));
      }
    }
  }

  @Test
  void are_not_drawn_where_nothing_is_dropped() {
    assertThat(draw(lstm(4), PASS, 0, false)).isEqualTo(HeldMasks.NONE);
    assertThat(draw(MASKED, Pass.INFERENCE, 0, false)).isEqualTo(HeldMasks.NONE);
    HeldMasks recurrent = draw(gru(4).variationalDropout(0, 0.5), PASS, 0, false);
    assertThat(recurrent.input()).isEmpty();
    assertThat(recurrent.hidden()).isPresent();
    assertThat(recurrent.weights()).isEmpty();
  }

  @Test
  void an_answer_drops_nothing() {
    INDArray x = numbers(2, 5, 3);
    Network plain = network(bidirectional(lstm(4)));
    Network dropping =
        network(bidirectional(lstm(4).variationalDropout(0.5, 0.4).dropConnect(0.3)));
    forward(dropping, x, PASS, Optional.empty()); // leaves no mask behind
    assertThat(Bits.of(forward(dropping, x, Pass.INFERENCE, Optional.empty())))
        .isEqualTo(Bits.of(forward(plain, x, Pass.INFERENCE, Optional.empty())));
  }

  @Test
  void training_drops_in_both_directions() {
    INDArray x = numbers(2, 5, 3);
    Network network = network(bidirectional(elman(4).variationalDropout(0.5)));
    assertThat(Bits.of(forward(network, x, PASS, Optional.empty())))
        .isNotEqualTo(Bits.of(forward(network, x, Pass.INFERENCE, Optional.empty())));
  }

  @ParameterizedTest
  @MethodSource("masked")
  void pieces_of_a_batch_compute_what_the_whole_does(CellArchitecture architecture) {
    INDArray x = numbers(3, 6, 3);
    INDArray whole = forward(network(architecture), x, PASS, Optional.empty());

    Network network = network(architecture);
    Optional<NetworkState> state = Optional.empty();
    int[] ends = {1, 4, 6};
    int from = 0;
    for (int piece = 0; piece < ends.length; piece++) {
      var steps = NDArrayIndex.interval(from, ends[piece]);
      INDArray part = x.get(NDArrayIndex.all(), steps, NDArrayIndex.all()).dup('c');
      INDArray y = forward(network, part, Pass.training(1, 2, 3, piece), state);
      INDArray expected = whole.get(NDArrayIndex.all(), steps, NDArrayIndex.all()).dup('c');
      assertThat(Bits.of(y)).containsExactly(Bits.of(expected), within(1e-12));
      state = Optional.of(network.state());
      from = ends[piece];
    }
  }

  @ParameterizedTest
  @MethodSource("masked")
  void padding_may_hold_anything_in_training(CellArchitecture cell) {
    Architecture architecture = bidirectional(cell).mean();
    assertThat(trained(architecture, Double.NaN)).isEqualTo(trained(architecture, 0));
    assertThat(trained(architecture, 1e30)).isEqualTo(trained(architecture, 0));
  }

  /** The answers and gradients of ragged sequences whose padding holds this. */
  private static double[] trained(Architecture architecture, double padding) {
    INDArray x = numbers(2, 4, 3);
    for (int i = 0; i < 9; i++) {
      x.putScalar(new int[] {1, 1 + i / 3, i % 3}, padding);
    }
    Network network = network(architecture);
    Batch batch =
        new Batch(
            x, Optional.of(new int[] {4, 1}), Optional.empty(), Nd4j.zeros(2, 2), Optional.empty());
    INDArray y = network.forward(batch, PASS, Optional.empty());
    network.backward(y.dup());
    return concat(Bits.of(y), Bits.of(network.gradients()));
  }

  private static INDArray forward(
      Network network, INDArray x, Pass pass, Optional<NetworkState> start) {
    return network.forward(Batch.of(x, Nd4j.zeros(x.size(0), 2)), pass, start);
  }

  private static Network network(Architecture architecture) {
    Network network =
        new Nd4jEngine().open(new NetworkShape(architecture, 3, 0, 2), DataType.DOUBLE);
    network.initialize(3);
    return network;
  }

  private static INDArray numbers(long... shape) {
    double[] numbers = new double[(int) Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
    CounterRandom random = CounterRandom.keyed(5, Purpose.SPLIT);
    Arrays.setAll(numbers, i -> random.nextNormal());
    return Nd4j.createFromArray(numbers).reshape('c', shape);
  }

  private static HeldMasks draw(
      CellArchitecture architecture, Pass pass, int layer, boolean reverse) {
    BuiltInSpec spec = (BuiltInSpec) architecture.layers().get(0);
    ParameterLayout layout = new ParameterLayout();
    int width = spec.units() * (spec.hasMemory() ? 4 : 3);
    var weights = RecurrentWeights.reserve(layout, "0", spec, 30, width);
    INDArray flat = Nd4j.zeros(DataType.DOUBLE, layout.length());
    return new HeldMasks.Source(spec.options(), layer, reverse)
        .draw(pass, DataType.DOUBLE, ROWS, weights.build(flat, flat));
  }

  private static double[] mask(HeldMasks masks, int number) {
    return Bits.of(
        List.of(masks.input(), masks.hidden(), masks.weights()).get(number).orElseThrow());
  }

  private static double[] all(HeldMasks masks) {
    return concat(concat(mask(masks, 0), mask(masks, 1)), mask(masks, 2));
  }

  private static double[] concat(double[] a, double[] b) {
    List<Double> joined = new ArrayList<>();
    Arrays.stream(a).forEach(joined::add);
    Arrays.stream(b).forEach(joined::add);
    return joined.stream().mapToDouble(v -> v).toArray();
  }
}
