package dev.rondo.model;

import static dev.rondo.Rondo.elman;
import static dev.rondo.Rondo.gru;
import static dev.rondo.Rondo.lstm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rondo.output.EpochRow;
import dev.rondo.train.Run;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class ComparisonTest {

  private static Comparison comparison;

  @BeforeAll
  static void compare() {
    comparison =
        Monthly.declared()
            .compare(
                Monthly.plan().validation(0.2), elman(2).last(), lstm(2).last(), gru(2).mean());
  }

  @Test
  void is_a_table_with_the_baseline_in_its_last_row() {
    Table table = comparison.toTable();
    assertThat(table.columnNames())
        .containsExactly(
            "architecture", "parameters", "best loss", "held-out MAE", "held-out MASE", "seconds");
    assertThat(table.stringColumn("architecture").asList())
        .containsExactly("elman(2).last()", "lstm(2).last()", "gru(2).mean()", "seasonal naive");
    for (int i = 0; i < 3; i++) {
      Forecaster model = comparison.models().get(i);
      Run run = comparison.runs().get(i);
      Backtest heldOut = model.backtest(3, Monthly.month(Monthly.TRAINING));
      assertThat(table.intColumn("parameters").get(i)).isEqualTo(model.parameters());
      assertThat(table.doubleColumn("held-out MAE").get(i)).isEqualTo(heldOut.mae());
      assertThat(table.doubleColumn("held-out MASE").get(i)).isEqualTo(heldOut.mase());
      assertThat(table.doubleColumn("best loss").get(i))
          .isEqualTo(
              run.history().epochs().stream().mapToDouble(EpochRow::decidingLoss).min().orElse(0));
      assertThat(table.doubleColumn("held-out MAE").get(3))
          .isEqualTo(heldOut.seasonalNaive().mae());
      assertThat(run.model(Forecaster.class)).isSameAs(model);
    }
    assertThat(table.intColumn("parameters").get(3)).isZero();
    assertThat(table.doubleColumn("best loss").isMissing(3)).isTrue();
  }

  @Test
  void has_a_line_over_it_and_a_picture_of_the_losses() {
    assertThat(comparison)
        .hasToString("comparison of elman(2).last(), lstm(2).last(), gru(2).mean()");
    assertThat(comparison.rendering().text())
        .startsWith(comparison.toString())
        .contains("held-out MASE");
    assertThat(comparison.plot().text())
        .startsWith("comparison of 3 runs")
        .contains("elman(2).last()", "lstm(2).last()", "gru(2).mean()");
    assertThat(comparison.plot().svg().toLowerCase(Locale.ROOT)).contains("validation loss");
  }

  @Test
  void compares_autoregressive_models_too_and_does_without_a_hold_out() {
    Comparison other =
        Monthly.declared()
            .holdOut(0)
            .autoregressive()
            .compare(Monthly.plan().epochs(1), elman(1), gru(1));
    Table table = other.toTable();
    assertThat(table.rowCount()).isEqualTo(2);
    assertThat(table.doubleColumn("held-out MAE").countMissing()).isEqualTo(2);
    assertThat(other.plot().svg().toLowerCase(Locale.ROOT)).contains("training loss");
  }

  @Test
  void an_interrupted_training_begins_no_other() {
    Thread.currentThread().interrupt();
    Comparison stopped;
    try {
      stopped = Monthly.declared().compare(Monthly.plan(), elman(1).last(), gru(1).last());
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(stopped.models()).hasSize(1);
    assertThat(stopped.toTable().rowCount()).isEqualTo(2);
  }

  @Test
  void refuses_to_compare_one() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Monthly.declared().compare(Monthly.plan(), lstm(4).last()))
        .withMessage("compare: expects at least 2 architectures, got 1");
  }
}
