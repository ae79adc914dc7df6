package dev.rondo.train;

import static dev.rondo.architecture.Architectures.elman;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.output.EpochRow;
import dev.rondo.output.Rendering;
import dev.rondo.output.TrainingState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import tech.tablesaw.api.Table;

class HistoryTest {

  private static final TrainingPlan PLAN = TrainingPlan.of(3).batch(4).quiet();
  private static final Sequences EXAMPLES = Sequences.means(8, 3, 1);

  @Test
  void a_table_has_a_row_an_epoch_and_a_column_a_figure() {
    TrainingPlan plan =
        PLAN.metric(new Metric("worst", HistoryTest::worst))
            .metric(new Metric("bias", (p, y) -> p.sub(y).meanNumber().doubleValue()))
            .schedule(new Schedule.StepDown(1, 0.5));
    Run run =
        Run.prepare(Sequences.network(elman(2).last()), EXAMPLES.task(EXAMPLES), plan).resume();

    Table table = run.toTable();

    assertThat(table.columnNames())
        .containsExactly(
            "epoch",
            "train loss",
            "validation loss",
            "bias",
            "worst",
            "learning rate",
            "gradient norm",
            "seconds");
    assertThat(table.intColumn("epoch").asList()).containsExactly(1, 2, 3);
    assertThat(table.doubleColumn("learning rate").asDoubleArray())
        .containsExactly(0.001, 0.0005, 0.00025);
    for (int i = 0; i < 3; i++) {
      EpochRow row = run.history().epochs().get(i);
      assertThat(table.doubleColumn("train loss").getDouble(i)).isEqualTo(row.trainLoss());
      assertThat(table.doubleColumn("validation loss").getDouble(i))
          .isEqualTo(row.validationLoss().orElseThrow());
      assertThat(table.doubleColumn("worst").getDouble(i)).isEqualTo(row.metrics().get("worst"));
      assertThat(row.gradientNorm()).isPositive();
      assertThat(row.time()).isPositive();
    }
    assertThat(run.history().seconds())
        .isCloseTo(table.doubleColumn("seconds").sum(), within(1e-9));
  }

  private static double worst(INDArray predicted, INDArray target) {
    return predicted.sub(target).amaxNumber().doubleValue();
  }

  @Test
  void metrics_are_taken_on_the_validation_part_or_else_on_the_training_part() {
    Metric count = new Metric("count", (p, y) -> p.size(0) * 1000.0 + y.size(0));
    Run without =
        Run.prepare(
                Sequences.network(elman(2).last()), EXAMPLES.task(), PLAN.epochs(1).metric(count))
            .resume();
    assertThat(without.history().epochs().get(0).metrics()).containsEntry("count", 8008.0);
    assertThat(without.history().epochs().get(0).validationLoss()).isEmpty();
    assertThat(without.history().bestEpoch()).isEmpty();
    Run with =
        Run.prepare(
                Sequences.network(elman(2).last()),
                EXAMPLES.task(Sequences.means(300, 2, 2)),
                PLAN.epochs(1).metric(count))
            .resume();
    assertThat(with.history().epochs().get(0).metrics()).containsEntry("count", 300_300.0);
  }

  @Test
  void the_best_epoch_has_the_lowest_validation_loss_the_first_of_equals() {
    History history = new History(List.of(row(1, 3), row(2, 1), row(3, 1), row(4, 2)));
    assertThat(history.bestEpoch()).hasValue(2);
    assertThat(history).hasToString("history of 4 epochs");
    assertThat(history.seconds()).isEqualTo(8);
    assertThat(new History(List.of(row(1, 3)))).hasToString("history of 1 epoch");
    assertThat(new History(List.of()).toTable().rowCount()).isZero();
    assertThat(history.rendering().text()).contains("history of 4 epochs", "validation loss");
    assertThat(history.epochs()).isUnmodifiable();
  }

  private static EpochRow row(int epoch, double loss) {
    return new EpochRow(
        epoch, loss, OptionalDouble.of(loss), Map.of(), 0.1, 1, Duration.ofSeconds(2));
  }

  @Test
  void a_run_says_in_one_line_what_became_of_it() {
    Run run =
        Run.prepare(Sequences.network(elman(2).last()), EXAMPLES.task(EXAMPLES), PLAN).resume();
    History history = run.history();
    EpochRow best = history.epochs().get(history.bestEpoch().orElseThrow() - 1);
    assertThat(run)
        .hasToString(
            "sequences: done after 3 epochs, best validation loss "
                + (float) best.validationLoss().orElseThrow()
                + " at epoch "
                + best.epoch());
    assertThat(run.rendering()).isEqualTo(Rendering.ofText(run.toString()));
    assertThat(run.state()).isEqualTo(TrainingState.DONE);
    assertThat(run.plot()).isNotNull();
  }

  @Test
  void a_run_without_an_epoch_has_no_picture() {
    Run run = Run.prepare(Sequences.network(elman(2).last()), EXAMPLES.task(), PLAN);
    assertThatIllegalStateException()
        .isThrownBy(run::plot)
        .withMessage("plot(): no epoch is finished yet; run.resume() goes on with the training");
  }

  @Test
  void a_run_leads_back_to_its_model() {
    Run run = Run.prepare(Sequences.network(elman(2).last()), EXAMPLES.task(), PLAN);
    assertThat(run.model(String.class)).isEqualTo("test");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run.model(Integer.class))
        .withMessage("model(Integer.class): this run trained a String");
  }

  @Test
  void there_must_be_something_to_learn_from_and_to_watch() {
    Sequences none = EXAMPLES.only();
    assertThatIllegalArgumentException()
        .isThrownBy(none::task)
        .withMessage("train: there is no example to learn from");
    assertThat(EXAMPLES.task(none).validation()).isEqualTo(Optional.empty());
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Run.prepare(
                    Sequences.network(elman(2).last()), EXAMPLES.task(none), PLAN.patience(2)))
        .withMessage(
            "patience(2): watches a validation part, but there is none; hold some examples out or"
                + " leave patience out");
  }
}
