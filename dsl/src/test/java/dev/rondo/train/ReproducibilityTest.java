package dev.rondo.train;

import static dev.rondo.architecture.Architectures.gru;
import static dev.rondo.architecture.Architectures.lstm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rondo.architecture.Architecture;
import dev.rondo.engine.Bits;
import dev.rondo.engine.Network;
import dev.rondo.output.EpochRow;
import dev.rondo.output.TrainingListener;
import dev.rondo.output.TrainingSnapshot;
import dev.rondo.output.TrainingState;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.factory.Nd4j;

/** The seed decides every bit, whatever ran before and however often the run was stopped. */
class ReproducibilityTest {

  private static final Architecture ARCHITECTURE = lstm(4).dropout(0.3).gru(3).last();
  private static final Task TASK = Sequences.means(14, 4, 1).task(Sequences.means(6, 4, 2));
  private static final int EPOCHS = 4;
  private static final int BATCHES = 4;
  private static final TrainingPlan PLAN =
      TrainingPlan.of(EPOCHS)
          .batch(4)
          .optimizer(Adam.of(0.05).weightDecay(0.01))
          .schedule(new Schedule.ReduceOnPlateau(1, 0.5))
          .metric(new Metric("bias", (p, y) -> p.sub(y).meanNumber().doubleValue()))
          .quiet();

  @Test
  void the_same_seed_gives_the_same_bits_after_other_work() {
    Network first = Sequences.network(ARCHITECTURE);
    Run one = Run.prepare(first, TASK, PLAN).resume();
    Nd4j.getRandom().setSeed(99);
    Nd4j.rand(50, 50).mmul(Nd4j.randn(50, 50));
    Run.prepare(Sequences.network(gru(5).last()), TASK, PLAN.epochs(1).seed(8)).resume();
    Network second = Sequences.network(ARCHITECTURE);
    Run two = Run.prepare(second, TASK, PLAN).resume();

    assertThat(Bits.of(second.parameters())).isEqualTo(Bits.of(first.parameters()));
    assertThat(timeless(two.history())).isEqualTo(timeless(one.history()));
  }

  @Test
  void a_network_that_was_trained_before_starts_anew() {
    Network network = Sequences.network(ARCHITECTURE);
    Run.prepare(network, TASK, PLAN).resume();
    double[] once = Bits.of(network.parameters());
    Run.prepare(network, TASK, PLAN).resume();
    assertThat(Bits.of(network.parameters())).isEqualTo(once);
  }

  @Test
  void another_seed_gives_other_bits() {
    Network first = Sequences.network(ARCHITECTURE);
    Run.prepare(first, TASK, PLAN).resume();
    Network second = Sequences.network(ARCHITECTURE);
    Run.prepare(second, TASK, PLAN.seed(2)).resume();
    assertThat(Bits.of(second.parameters())).isNotEqualTo(Bits.of(first.parameters()));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 4, 6, 8, 15})
  void a_run_stopped_after_some_batches_goes_on_as_if_it_never_was(int batches) {
    Network straight = Sequences.network(ARCHITECTURE);
    straight.initialize(PLAN.seed());
    Trainer never = new Trainer(straight, TASK, PLAN);
    assertThat(never.run(EPOCHS, new StopSignal(), TrainingListener.quiet()))
        .isEqualTo(TrainingState.DONE);

    Network stopped = Sequences.network(ARCHITECTURE);
    stopped.initialize(PLAN.seed());
    Trainer trainer = new Trainer(stopped, TASK, PLAN);
    assertThat(runBatches(trainer, batches)).isEqualTo(TrainingState.STOPPED);
    assertThat(trainer.history().epochs()).hasSize(batches / BATCHES);
    assertThat(runBatches(trainer, 2)).isIn(TrainingState.STOPPED, TrainingState.DONE);
    trainer.run(EPOCHS, new StopSignal(), TrainingListener.quiet());

    assertThat(Bits.of(stopped.parameters())).isEqualTo(Bits.of(straight.parameters()));
    assertThat(timeless(trainer.history())).isEqualTo(timeless(never.history()));
  }

  @Test
  void more_epochs_later_are_the_epochs_of_a_longer_plan() {
    Network longer = Sequences.network(ARCHITECTURE);
    Run whole = Run.prepare(longer, TASK, PLAN.epochs(6)).resume();
    Network parts = Sequences.network(ARCHITECTURE);
    Run run = Run.prepare(parts, TASK, PLAN.epochs(2)).resume().resume(3).resume(1);
    assertThat(Bits.of(parts.parameters())).isEqualTo(Bits.of(longer.parameters()));
    assertThat(timeless(run.history())).isEqualTo(timeless(whole.history()));
  }

  @Test
  void resume_expects_an_epoch() {
    Run run = Run.prepare(Sequences.network(ARCHITECTURE), TASK, PLAN.epochs(1)).resume();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run.resume(0))
        .withMessage("resume(0): expects at least 1 epoch");
  }

  /** Runs a trainer and stops it after so many batches. */
  static TrainingState runBatches(Trainer trainer, int batches) {
    StopSignal stop = new StopSignal();
    if (batches == 0) {
      stop.ask();
    }
    return trainer.run(
        EPOCHS,
        stop,
        new TrainingListener() {
          private int seen;

          @Override
          public void update(Supplier<TrainingSnapshot> now) {
            seen++;
            if (seen == batches) {
              stop.ask();
            }
          }

          @Override
          public void finish(TrainingSnapshot last) {}
        });
  }

  /** Every epoch but for how long it took. */
  private static List<EpochRow> timeless(History history) {
    return history.epochs().stream()
        .map(
            e ->
                new EpochRow(
                    e.epoch(),
                    e.trainLoss(),
                    e.validationLoss(),
                    e.metrics(),
                    e.learningRate(),
                    e.gradientNorm(),
                    Duration.ZERO))
        .toList();
  }
}
