package dev.rondo.train;

import static dev.rondo.architecture.Architectures.elman;
import static dev.rondo.architecture.Architectures.gru;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rondo.architecture.Activation;
import dev.rondo.data.Batch;
import dev.rondo.data.Examples;
import dev.rondo.engine.Bits;
import dev.rondo.engine.Network;
import dev.rondo.layer.CounterRandom;
import dev.rondo.layer.Purpose;
import dev.rondo.output.TrainingState;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/** A loss that is no longer finite ends the training before it spoils the weights. */
class DivergenceTest {

  private static final Sequences SOUND = Sequences.means(9, 3, 1);
  private static final TrainingPlan PLAN = TrainingPlan.of(3).batch(3).quiet();

  /** Where epoch 1 has this example. */
  private static int place(int example) {
    int[] order = CounterRandom.keyed(PLAN.seed(), Purpose.SHUFFLE, 1).permutation(9);
    return IntStream.range(0, 9).filter(i -> order[i] == example).findFirst().orElseThrow();
  }

  private static int exampleInBatch(int batch) {
    return IntStream.range(0, 9)
        .filter(example -> place(example) / 3 == batch - 1)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_missing_target_stops_at_its_batch_with_the_weights_of_before_it() {
    Task task = SOUND.target(exampleInBatch(3), Double.NaN).task();
    Network network = Sequences.network(gru(3).last());
    Run run = Run.prepare(network, task, PLAN);

    TrainingDivergedException diverged =
        catchThrowableOfType(TrainingDivergedException.class, run::resume);

    assertThat(diverged)
        .hasMessageMatching(
            "train: epoch 1, batch 3: loss is NaN; the largest gradient norm was [0-9.E-]+ \\(epoch"
                + " 1, batch [12]\\)\\. The weights of before this batch are kept\\. Lower the"
                + " learning rate, now 0\\.001, or clip harder than clip\\(1\\); if it is the first"
                + " batch, look for huge or missing numbers in the data\\.");
    assertThat(run.state()).isEqualTo(TrainingState.DIVERGED);
    assertThat(run.history().epochs()).isEmpty();
    assertThat(run).hasToString("sequences: diverged after 0 epochs");

    Network sound = Sequences.network(gru(3).last());
    sound.initialize(PLAN.seed());
    Trainer stopped = new Trainer(sound, SOUND.task(), PLAN);
    assertThat(ReproducibilityTest.runBatches(stopped, 2)).isEqualTo(TrainingState.STOPPED);
    assertThat(Bits.of(network.parameters())).isEqualTo(Bits.of(sound.parameters()));
  }

  @Test
  void a_missing_target_in_the_first_batch_names_no_norm() {
    Run run =
        Run.prepare(
            Sequences.network(gru(3).last()),
            SOUND.target(exampleInBatch(1), Double.NaN).task(),
            PLAN.noClip().optimizer(Adam.of(0.5)));
    assertThatThrownBy(run::resume)
        .isInstanceOf(TrainingDivergedException.class)
        .hasMessage(
            "train: epoch 1, batch 1: loss is NaN; the largest gradient norm was 0.0 (none yet)."
                + " The weights of before this batch are kept. Lower the learning rate, now 0.5,"
                + " or clip gradients with clip(1); if it is the first batch, look for huge or"
                + " missing numbers in the data.");
  }

  @Test
  void a_huge_learning_rate_stops_with_finite_weights() {
    Network network = Sequences.network(elman(3).activation(Activation.RELU).last());
    TrainingPlan plan = PLAN.optimizer(new Sgd(1e25, 0, false, 0));
    Run run = Run.prepare(network, SOUND.task(), plan);
    assertThatThrownBy(run::resume)
        .isInstanceOf(TrainingDivergedException.class)
        .hasMessageStartingWith("train: epoch 1, batch 2: loss is ")
        .hasMessageContaining(
            "Lower the learning rate, now 10000000000000000000000000, or clip harder than clip(1)");
    assertThat(Arrays.stream(Bits.of(network.parameters()))).allMatch(Double::isFinite);
  }

  @Test
  void a_later_piece_takes_the_steps_of_those_before_it_with_it() {
    Sequences sound = Sequences.echoes(3, 6, 1);
    double[][][] target = sound.target();
    target[1][5][0] = Double.NaN;
    Network network = Sequences.network(gru(3));
    Run run = Run.prepare(network, sound.task(), PLAN.truncate(2));
    assertThatThrownBy(run::resume).isInstanceOf(TrainingDivergedException.class);
    Network untrained = Sequences.network(gru(3));
    untrained.initialize(PLAN.seed());
    assertThat(Bits.of(network.parameters())).isEqualTo(Bits.of(untrained.parameters()));
  }

  @Test
  void a_missing_number_in_the_validation_part_is_named_as_such() {
    Run run =
        Run.prepare(
            Sequences.network(gru(3).last()), SOUND.task(SOUND.target(4, Double.NaN)), PLAN);
    assertThatThrownBy(run::resume)
        .isInstanceOf(TrainingDivergedException.class)
        .hasMessageMatching(
            "train: epoch 1: the validation loss is NaN; the largest gradient norm was [0-9.E-]+"
                + " \\(epoch 1, batch [123]\\)\\. The weights of this epoch are kept\\. Lower the"
                + " learning rate, now 0\\.001, or clip harder than clip\\(1\\); if the training"
                + " loss is sound, look for huge or missing numbers in the validation part\\.");
    assertThat(run.state()).isEqualTo(TrainingState.DIVERGED);
  }

  @Test
  void the_best_weights_are_kept_where_there_are_any() {
    Network network = Sequences.network(gru(3).last());
    Run run = Run.prepare(network, SOUND.task(missingFrom(3)), PLAN.epochs(5));
    assertThatThrownBy(run::resume)
        .isInstanceOf(TrainingDivergedException.class)
        .hasMessageStartingWith("train: epoch 3: the validation loss is NaN; ")
        .hasMessageContaining("The weights of the best epoch are kept. Lower");
    assertThat(run.history().epochs()).hasSize(2);

    Network best = Sequences.network(gru(3).last());
    TrainingPlan shorter = PLAN.epochs(run.history().bestEpoch().orElseThrow());
    Run.prepare(best, SOUND.task(), shorter).resume();
    assertThat(Bits.of(network.parameters())).isEqualTo(Bits.of(best.parameters()));
  }

  /** A validation part whose targets go missing when it is looked at for this time. */
  private static Examples missingFrom(int time) {
    return new Examples() {
      private int looks;

      @Override
      public int size() {
        return SOUND.size();
      }

      @Override
      public Batch batch(int[] rows, DataType precision) {
        looks++;
        return (looks < time ? SOUND : SOUND.target(0, Double.NaN)).batch(rows, precision);
      }
    };
  }
}
