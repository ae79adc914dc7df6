package dev.rondo.train;

import static dev.rondo.architecture.Architectures.bidirectional;
import static dev.rondo.architecture.Architectures.lstm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.architecture.SummaryArchitecture;
import dev.rondo.engine.Bits;
import dev.rondo.engine.Network;
import dev.rondo.layer.ParameterLayout.Slot;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A frozen layer keeps every bit and counts for nothing; the others learn. */
class FreezeTest {

  private static final SummaryArchitecture ARCHITECTURE =
      bidirectional(lstm(3)).dropout(0.1).gru(4).attend().dense(3);
  private static final Sequences EXAMPLES = Sequences.means(9, 4, 1);

  static Stream<Optimizer> optimizers() {
    return Stream.of(
        new Sgd(0.1, 0, false, 0.1),
        new Sgd(0.1, 0.9, false, 0.1),
        new Sgd(0.1, 0.9, true, 0.1),
        Adagrad.of(0.1).weightDecay(0.1),
        RmsProp.of(0.01).weightDecay(0.1),
        Adam.of(0.01).weightDecay(0.1),
        AdamW.of(0.01).weightDecay(0.1));
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void frozen_layers_keep_their_bits_and_all_others_change(Optimizer rule) {
    for (List<Integer> frozen : List.of(List.of(0), List.of(2, 3), List.of(0, 4))) {
      Network network = Sequences.network(ARCHITECTURE);
      network.initialize(1);
      double[] before = Bits.of(network.parameters());
      TrainingPlan plan = TrainingPlan.of(3).batch(4).optimizer(rule).quiet();
      int[] layers = frozen.stream().mapToInt(i -> i).toArray();
      Run.prepare(network, EXAMPLES.task(), plan.freeze(layers)).resume();
      double[] after = Bits.of(network.parameters());
      for (Slot slot : network.layout().slots()) {
        boolean kept = frozen.stream().anyMatch(k -> slot.name().startsWith(k + "."));
        assertThat(part(after, slot))
            .as(slot.name())
            .satisfies(
                numbers -> assertThat(Arrays.equals(numbers, part(before, slot))).isEqualTo(kept));
      }
    }
  }

  @Test
  void frozen_layers_take_no_part_in_the_norm_that_is_clipped() {
    double rate = 0.5;
    double limit = 1e-3;
    Network network = Sequences.networkInDouble(lstm(4).gru(3).last());
    network.initialize(1);
    double[] before = Bits.of(network.parameters());
    TrainingPlan plan =
        TrainingPlan.of(1).batch(9).optimizer(new Sgd(rate, 0, false, 0)).clip(limit).inDouble();
    Run.prepare(network, EXAMPLES.task(), plan.freeze(0).quiet()).resume();
    double[] after = Bits.of(network.parameters());
    double squares = 0;
    for (int i = 0; i < after.length; i++) {
      squares += (after[i] - before[i]) * (after[i] - before[i]);
    }
    assertThat(Math.sqrt(squares)).isCloseTo(rate * limit, within(rate * limit * 0.01));
  }

  @Test
  void the_part_that_learns_does_so_as_if_the_rest_were_not_there() {
    Network frozen = Sequences.networkInDouble(lstm(4).gru(3).last());
    TrainingPlan plan = TrainingPlan.of(1).batch(9).optimizer(Adam.of(0.1)).noClip().inDouble();
    Run.prepare(frozen, EXAMPLES.task(), plan.freeze(0).quiet()).resume();
    Network free = Sequences.networkInDouble(lstm(4).gru(3).last());
    Run.prepare(free, EXAMPLES.task(), plan.quiet()).resume();
    for (Slot slot : free.layout().slots()) {
      if (!slot.name().startsWith("0.")) {
        assertThat(part(Bits.of(frozen.parameters()), slot))
            .as(slot.name())
            .isEqualTo(part(Bits.of(free.parameters()), slot));
      }
    }
  }

  @Test
  void a_layer_that_is_not_there_is_refused() {
    assertRefused(
        7,
        "freeze(7): there is no layer 7 in bidirectional(lstm(3)).dropout(0.1).gru(4).attend()"
            + ".dense(3); of the layers with weights, 0 is bidirectional(lstm(3)), 2 is gru(4), 3"
            + " is attend(), 4 is dense(3)");
  }

  @Test
  void a_layer_without_weights_is_refused() {
    assertRefused(
        1,
        "freeze(1): layer 1, dropout(0.1), has no weights; of the layers with weights, 0 is"
            + " bidirectional(lstm(3)), 2 is gru(4), 3 is attend(), 4 is dense(3)");
  }

  private static void assertRefused(int layer, String message) {
    Network network = Sequences.network(ARCHITECTURE);
    TrainingPlan plan = TrainingPlan.of(1).freeze(layer);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Run.prepare(network, EXAMPLES.task(), plan))
        .withMessage(message);
  }

  private static double[] part(double[] all, Slot slot) {
    return Arrays.copyOfRange(all, slot.offset(), slot.offset() + slot.rows() * slot.columns());
  }
}
