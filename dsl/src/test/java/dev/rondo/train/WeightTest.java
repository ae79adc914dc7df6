package dev.rondo.train;

import static dev.rondo.architecture.Architectures.gru;
import static dev.rondo.architecture.Architectures.lstm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.architecture.Architecture;
import dev.rondo.engine.Bits;
import dev.rondo.engine.Network;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class WeightTest {

  private static final Offset<Double> ROUNDING = within(1e-13);
  private static final Sequences MEANS = Sequences.means(3, 4, 1);
  private static final Sequences ECHOES = Sequences.echoes(3, 4, 1);

  @Test
  void a_weight_of_two_is_the_example_twice() {
    assertThat(trained(lstm(3).last(), MEANS.weights(1, 2, 1)))
        .containsExactly(trained(lstm(3).last(), MEANS.only(0, 1, 1, 2)), ROUNDING);
    assertThat(trained(gru(3), ECHOES.weights(1, 2, 1)))
        .containsExactly(trained(gru(3), ECHOES.only(0, 1, 1, 2)), ROUNDING);
  }

  @Test
  void a_weight_of_zero_is_no_example() {
    assertThat(trained(lstm(3).last(), MEANS.weights(1, 0, 1)))
        .containsExactly(trained(lstm(3).last(), MEANS.only(0, 2)), ROUNDING);
    assertThat(trained(gru(3), ECHOES.weights(1, 0, 1)))
        .containsExactly(trained(gru(3), ECHOES.only(0, 2)), ROUNDING);
  }

  @Test
  void a_target_that_does_not_count_may_be_missing() {
    Sequences holed = MEANS.target(1, Double.NaN).weights(1, 0, 1);
    assertThat(trained(lstm(3).last(), holed))
        .containsExactly(trained(lstm(3).last(), MEANS.only(0, 2)), ROUNDING);
  }

  @Test
  void equal_weights_change_nothing() {
    assertThat(trained(gru(3), ECHOES.weights(0.3, 0.3, 0.3)))
        .containsExactly(trained(gru(3), ECHOES), ROUNDING);
  }

  @Test
  void padded_steps_weigh_nothing() {
    Sequences ragged = ECHOES.lengths(4, 1, 2);
    Sequences noisy = Sequences.echoes(3, 4, 1).lengths(4, 1, 2);
    noisy.target()[1][2][0] = Double.NaN;
    noisy.target()[2][3][0] = 1e9;
    noisy.x()[1][3][0] = Double.NaN;
    assertThat(trained(gru(3), noisy)).isEqualTo(trained(gru(3), ragged));
    assertThat(trained(gru(3), noisy.weights(1, 2, 1)))
        .isEqualTo(trained(gru(3), ragged.weights(1, 2, 1)))
        .isNotEqualTo(trained(gru(3), ragged));
  }

  private static double[] trained(Architecture architecture, Sequences examples) {
    TrainingPlan plan = TrainingPlan.of(4).batch(8).optimizer(new Sgd(0.5, 0, false, 0));
    Network network = Sequences.networkInDouble(architecture);
    Run.prepare(network, examples.task(), plan.quiet()).resume();
    return Bits.of(network.parameters());
  }
}
