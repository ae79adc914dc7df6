package dev.rondo.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * From the same start and in the same batches, Rondo's training loop has PyTorch's loss at each of
 * 200 steps, within 1e-9 of it.
 */
class RunConformanceTest {

  private static final int STEPS = 200;

  static Stream<RunCase> trainings() {
    return RunCase.all().stream();
  }

  @ParameterizedTest
  @MethodSource("trainings")
  void every_step_has_the_loss_that_pytorch_has(RunCase training) {
    RunCase.Trained ours = training.train();

    assertThat(ours.losses()).hasSize(STEPS);
    assertThat(RunComparisons.error(training, ours))
        .as("largest relative error of %s", training)
        .isLessThanOrEqualTo(RunComparisons.BOUND);
    holdsNorms(training, ours);
  }

  /** The norm before clipping, of which a run keeps the mean over each epoch. */
  private static void holdsNorms(RunCase training, RunCase.Trained ours) {
    double[] norms = training.norms();
    int epochs = ours.history().epochs().size();
    int batches = STEPS / epochs;
    for (int epoch = 0; epoch < epochs; epoch++) {
      double mean =
          Arrays.stream(norms, epoch * batches, (epoch + 1) * batches).average().orElseThrow();
      assertThat(ours.history().epochs().get(epoch).gradientNorm())
          .as("norm in epoch %s", epoch + 1)
          .isCloseTo(mean, within(RunComparisons.BOUND * mean));
    }
  }

  @ParameterizedTest
  @MethodSource("trainings")
  void some_steps_are_clipped_and_some_are_not(RunCase training) {
    assertThat(Arrays.stream(training.norms()).filter(norm -> norm > training.clip()).count())
        .isBetween(STEPS / 10L, STEPS - STEPS / 10L);
  }

  @ParameterizedTest
  @MethodSource("trainings")
  void the_network_learns(RunCase training) {
    double[] losses = training.losses();
    assertThat(Arrays.stream(losses, STEPS - 8, STEPS).average().orElseThrow())
        .isLessThan(0.75 * Arrays.stream(losses, 0, 8).average().orElseThrow());
  }

  @Test
  void both_cells_are_trained_by_all_five_optimizers() {
    List<String> names = RunCase.all().stream().map(RunCase::toString).distinct().toList();
    assertThat(names).hasSize(10);
    assertThat(names).filteredOn(name -> name.startsWith("lstm(5)")).hasSize(5);
    assertThat(names).filteredOn(name -> name.startsWith("gru(5)")).hasSize(5);
    for (String word : List.of("sgd(0.3),", ".momentum(0.9)", "rmsProp(", "adam(", "adamW(")) {
      assertThat(names).filteredOn(name -> name.contains(word)).hasSize(2);
    }
  }
}
