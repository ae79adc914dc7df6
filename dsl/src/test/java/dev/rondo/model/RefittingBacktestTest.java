package dev.rondo.model;

import static dev.rondo.Rondo.gru;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.data.Series;
import dev.rondo.engine.Bits;
import dev.rondo.evaluate.ForecastErrors;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class RefittingBacktestTest {

  private static final double[] TRUTH = Monthly.values(Monthly.ROWS);

  private static Forecaster model(double... values) {
    // nothing is held out but what the backtest holds out
    return Monthly.declared(Monthly.table(values)).holdOut(0).model(gru(2).last());
  }

  private static double[] forecasts(Backtest test, int first, int end) {
    return Arrays.copyOfRange(
        test.toTable().doubleColumn("forecast").asDoubleArray(), 3 * first, 3 * end);
  }

  @Test
  void each_origin_is_forecast_by_a_network_that_was_fitted_before_it() {
    Table table =
        model(TRUTH).backtestRefitting(3, "2005-01", Monthly.plan().validation(0.1)).toTable();
    assertThat(table.rowCount()).isEqualTo(6);
    for (int origin = 0; origin < 2; origin++) {
      int row = 48 + origin;
      Series before = Monthly.declared().holdOutFrom(Monthly.month(row));
      Forecaster byHand = before.model(gru(2).last());
      byHand.train(Monthly.plan().validation(0.1));
      assertThat(
              Arrays.copyOfRange(
                  table.doubleColumn("forecast").asDoubleArray(), 3 * origin, 3 * origin + 3))
          .containsExactly(byHand.forecast().values());
      assertThat(table.stringColumn("origin").get(3 * origin)).isEqualTo(Monthly.month(row - 1));
    }
  }

  @Test
  void changing_later_rows_changes_no_forecast_of_an_origin() {
    double[] changed = TRUTH.clone();
    for (int row = 49; row < changed.length; row++) {
      changed[row] = 900 + 31 * row;
    }
    Backtest one = model(TRUTH).backtestRefitting(3, "2004-12", Monthly.plan());
    Backtest other = model(changed).backtestRefitting(3, "2004-12", Monthly.plan());
    assertThat(one.origins()).isEqualTo(3);
    // origins before rows 47, 48 and 49: none has seen row 49
    assertThat(forecasts(other, 0, 3)).containsExactly(forecasts(one, 0, 3));
    assertThat(other.mae()).isNotEqualTo(one.mae());

    changed[47] = 500;
    Backtest seen = model(changed).backtestRefitting(3, "2004-12", Monthly.plan());
    assertThat(forecasts(seen, 0, 1)).containsExactly(forecasts(one, 0, 1));
    assertThat(forecasts(seen, 1, 2)).isNotEqualTo(forecasts(one, 1, 2));
  }

  @Test
  void the_model_itself_stays_as_it_was() {
    Forecaster model = model(TRUTH);
    model.train(Monthly.plan());
    double[] weights = Bits.of(model.weights());
    model.backtestRefitting(3, "2005-02", Monthly.plan().seed(9));
    assertThat(Bits.of(model.weights())).containsExactly(weights);
  }

  @Test
  void scales_its_errors_by_the_rows_before_each_origin() {
    Backtest test = model(TRUTH).backtestRefitting(3, "2005-02", Monthly.plan());
    assertThat(test.origins()).isEqualTo(1);
    assertThat(test.originsInTraining()).isZero();
    double scale = ForecastErrors.naiveScale(Arrays.copyOf(TRUTH, 49), 12);
    assertThat(test.mase()).isCloseTo(test.mae() / scale, within(1e-9));
  }

  @Test
  void refuses_an_origin_before_which_nothing_can_be_fitted() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model(TRUTH).backtestRefitting(3, "2001-08", Monthly.plan()))
        .withMessage(
            "backtestRefitting(3, \"2001-08\", plan): before 2001-08: window(6): with horizon(3)"
                + " it needs 9 rows, the training part has 7 rows; shorten the window, the horizon"
                + " or the hold-out; or begin later");
  }

  @Test
  void an_interrupt_ends_it_at_once() {
    Forecaster model = model(TRUTH);
    Thread.currentThread().interrupt();
    try {
      assertThatIllegalStateException()
          .isThrownBy(() -> model.backtestRefitting(3, "2004-12", Monthly.plan()))
          .withMessage(
              "backtestRefitting(3, \"2004-12\", plan): interrupted while it was fitted before"
                  + " 2004-12");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
