package dev.rondo.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Losses, optimizers, clipping and schedules against PyTorch, in double within 1e-12. */
class TrainingConformanceTest {

  static List<Vectors> losses() {
    return TrainingComparisons.losses();
  }

  @ParameterizedTest
  @MethodSource("losses")
  void losses_and_their_gradients(Vectors v) {
    assertThat(TrainingComparisons.lossError(v)).isLessThanOrEqualTo(TrainingComparisons.BOUND);
  }

  static List<Vectors> optimizers() {
    return TrainingComparisons.optimizers();
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void twenty_steps_of_an_optimizer(Vectors v) {
    assertThat(v.get("after").rows()).isEqualTo(20);
    assertThat(TrainingComparisons.optimizerError(v))
        .isLessThanOrEqualTo(TrainingComparisons.BOUND);
  }

  static List<Vectors> schedules() {
    return TrainingComparisons.schedules();
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void learning_rates_of_a_schedule(Vectors v) {
    assertThat(TrainingComparisons.scheduleError(v)).isLessThanOrEqualTo(TrainingComparisons.BOUND);
  }
}
