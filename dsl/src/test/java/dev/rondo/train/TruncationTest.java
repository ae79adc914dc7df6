package dev.rondo.train;

import static dev.rondo.architecture.Architectures.bidirectional;
import static dev.rondo.architecture.Architectures.elman;
import static dev.rondo.architecture.Architectures.gru;
import static dev.rondo.architecture.Architectures.lstm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.architecture.Architecture;
import dev.rondo.data.Batch;
import dev.rondo.engine.Bits;
import dev.rondo.engine.Network;
import dev.rondo.engine.NetworkShape;
import dev.rondo.engine.NetworkState;
import dev.rondo.engine.WatchedNetwork;
import dev.rondo.layer.CounterRandom;
import dev.rondo.layer.Pass;
import dev.rondo.layer.Purpose;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class TruncationTest {

  private static final TrainingPlan PLAN =
      TrainingPlan.of(1).batch(4).optimizer(new Sgd(0.1, 0, false, 0)).noClip().quiet().inDouble();

  @Test
  void each_piece_is_learned_from_with_the_state_of_the_one_before() {
    Sequences examples = Sequences.echoes(4, 7, 1);
    Network truncated = Sequences.networkInDouble(lstm(3));
    Run run = Run.prepare(truncated, examples.task(), PLAN.truncate(3)).resume();

    Network byHand = Sequences.networkInDouble(lstm(3));
    byHand.initialize(PLAN.seed());
    int[] order = {0, 1, 2, 3};
    Batch whole = examples.batch(order, DataType.DOUBLE);
    Optional<NetworkState> state = Optional.empty();
    double loss = 0;
    int[][] spans = {{0, 3}, {3, 6}, {6, 7}};
    for (int[] span : spans) {
      INDArray x = span(whole.x(), span);
      INDArray y = span(whole.target(), span);
      INDArray p = byHand.forward(Batch.of(x, y), Pass.INFERENCE, state);
      state = Optional.of(byHand.state());
      INDArray e = p.sub(y);
      loss += e.mul(e).sumNumber().doubleValue();
      byHand.backward(e.mul(2.0 / e.length()));
      byHand.parameters().subi(byHand.gradients().mul(0.1));
    }
    assertThat(Bits.of(truncated.parameters()))
        .containsExactly(Bits.of(byHand.parameters()), within(1e-14));
    assertThat(run.history().epochs().get(0).trainLoss()).isCloseTo(loss / 28, within(1e-14));
  }

  @Test
  void the_gradients_of_its_pieces_are_those_that_a_gradient_check_takes() {
    Sequences examples = Sequences.echoes(4, 7, 1);
    TrainingPlan plan =
        PLAN.truncate(3).optimizer(new Sgd(1e-300, 0, false, 0)); // changes no bit of the weights
    List<double[]> learned = new ArrayList<>();
    Network network = Sequences.networkInDouble(lstm(3).dropout(0.3));
    Network watched =
        new WatchedNetwork(
            network,
            inputs -> {
              learned.add(Bits.of(network.gradients()));
              return inputs;
            });
    Run.prepare(watched, examples.task(), plan).resume();

    int[] order = CounterRandom.keyed(plan.seed(), Purpose.SHUFFLE, 1).permutation(4);
    Batch batch = examples.batch(order, DataType.DOUBLE);
    List<Lesson> lessons = Lesson.of(network, batch, plan, Losses.mse(), Optional.empty());
    assertThat(lessons).hasSize(3);
    assertThat(learned).hasSize(3);
    for (int i = 0; i < 3; i++) {
      network.backward(lessons.get(i).judge(network).meanGradient());
      assertThat(Bits.of(network.gradients())).as("piece %s", i).containsExactly(learned.get(i));
    }
    assertThat(lessons.get(0).start()).isEmpty();
    assertThat(Bits.of(lessons.get(2).start().orElseThrow().layers().get(0).hidden()))
        .doesNotContain(0);
  }

  @Test
  void a_length_that_covers_the_sequence_changes_nothing() {
    Network plain = Sequences.networkInDouble(gru(3));
    Run.prepare(plain, Sequences.echoes(4, 5, 1).task(), PLAN).resume();
    Network truncated = Sequences.networkInDouble(gru(3));
    Run.prepare(truncated, Sequences.echoes(4, 5, 1).task(), PLAN.truncate(5)).resume();
    assertThat(Bits.of(truncated.parameters())).isEqualTo(Bits.of(plain.parameters()));
  }

  @Test
  void a_summary_learns_through_its_last_steps_from_the_state_before_them() {
    Sequences examples = Sequences.means(4, 6, 1);
    Network truncated = Sequences.networkInDouble(elman(3).last());
    Run.prepare(truncated, examples.task(), PLAN.truncate(2)).resume();

    Network byHand = Sequences.networkInDouble(elman(3).last());
    byHand.initialize(PLAN.seed());
    Batch whole = examples.batch(new int[] {0, 1, 2, 3}, DataType.DOUBLE);
    byHand.forward(
        Batch.of(span(whole.x(), 0, 4), whole.target()), Pass.INFERENCE, Optional.empty());
    INDArray p =
        byHand.forward(
            Batch.of(span(whole.x(), 4, 6), whole.target()),
            Pass.INFERENCE,
            Optional.of(byHand.state()));
    byHand.backward(p.sub(whole.target()).mul(2.0 / 4));
    byHand.parameters().subi(byHand.gradients().mul(0.1));
    assertThat(Bits.of(truncated.parameters()))
        .containsExactly(Bits.of(byHand.parameters()), within(1e-14));
  }

  @Test
  void pieces_take_their_part_of_targets_and_weights() {
    INDArray x = Nd4j.arange(12).castTo(DataType.DOUBLE).reshape('c', 2, 6, 1);
    Batch batch =
        new Batch(x, Optional.empty(), Optional.empty(), x.mul(10), Optional.of(x.mul(100)));
    List<Piece> pieces = Piece.of(batch, OptionalInt.of(4), new NetworkShape(lstm(2), 1, 0, 1));
    assertThat(pieces).extracting(Piece::number).containsExactly(0, 1);
    assertThat(pieces).allMatch(Piece::learn);
    Batch second = pieces.get(1).batch();
    assertThat(Bits.of(second.x())).containsExactly(4, 5, 10, 11);
    assertThat(Bits.of(second.target())).containsExactly(40, 50, 100, 110);
    assertThat(Bits.of(second.weight().orElseThrow())).containsExactly(400, 500, 1000, 1100);
  }

  @Test
  void says_where_it_cannot_be() {
    refuses(
        bidirectional(lstm(3)),
        Sequences.echoes(2, 4, 1),
        "truncate(2): bidirectional(lstm(3)) reads backward too and needs whole sequences; leave"
            + " truncate out or bidirectional");
    refuses(
        lstm(3),
        Sequences.echoes(2, 4, 1).lengths(4, 3),
        "truncate(2): expects sequences of one length, got ragged ones; leave truncate out");
    refuses(
        lstm(3).mean(),
        Sequences.means(2, 4, 1),
        "truncate(2): lstm(3).mean() looks at every step; use last(), or leave truncate out");
  }

  private static void refuses(Architecture architecture, Sequences examples, String message) {
    Run run = Run.prepare(Sequences.network(architecture), examples.task(), PLAN.truncate(2));
    assertThatThrownBy(run::resume)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  private static INDArray span(INDArray sequences, int... span) {
    double[][][] all = new double[(int) sequences.size(0)][][];
    for (int n = 0; n < all.length; n++) {
      double[][] steps = sequences.slice(n).toDoubleMatrix();
      all[n] = Arrays.copyOfRange(steps, span[0], span[1]);
    }
    return Nd4j.createFromArray(all);
  }

  @Test
  void a_piece_that_fails_takes_the_optimizers_memory_back_too() {
    TrainingPlan plan = PLAN.truncate(3).epochs(3).optimizer(Adam.of(0.1));
    Sequences examples = Sequences.echoes(8, 7, 1);
    AtomicInteger calls = new AtomicInteger();
    Loss failing =
        new ElementwiseLoss(
            "failing",
            (p, y) -> {
              if (calls.incrementAndGet() == 45) { // in the second piece of the second batch
                throw new UnsupportedOperationException();
              }
              return (p - y) * (p - y);
            },
            (p, y) -> 2 * (p - y));
    Network stopped = Sequences.networkInDouble(gru(3));
    Run run = Run.prepare(stopped, examples.task(), plan.loss(failing));
    assertThatThrownBy(run::resume).isInstanceOf(UnsupportedOperationException.class);
    run.resume();
    Network straight = Sequences.networkInDouble(gru(3));
    Run.prepare(straight, examples.task(), plan).resume();
    assertThat(Bits.of(stopped.parameters())).isEqualTo(Bits.of(straight.parameters()));
  }
}
