package dev.rondo.model;

import static dev.rondo.Rondo.elman;
import static dev.rondo.Rondo.lstm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.data.Series;
import dev.rondo.evaluate.ForecastErrors;
import dev.rondo.evaluate.IntervalCoverage;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

class BacktestTest {

  private static final double[] TRUTH = Monthly.values(Monthly.ROWS);
  private static final String FROM = Monthly.month(Monthly.TRAINING);
  private static Forecaster model;
  private static Backtest test;

  @BeforeAll
  static void train() {
    model = model(Monthly.declared());
    test = model.backtest(3, FROM);
  }

  private static Forecaster model(Series series) {
    Forecaster forecaster = series.model(lstm(3).last());
    forecaster.train(Monthly.plan());
    return forecaster;
  }

  /** MAE, RMSE and MAPE of forecasts of the rows of the table, row by row. */
  private static ForecastErrors byHand(Table table, IntToDoubleFunction forecast) {
    double mae = 0;
    double mse = 0;
    double mape = 0;
    for (int i = 0; i < table.rowCount(); i++) {
      double truth = table.doubleColumn("truth").getDouble(i);
      double error = truth - forecast.applyAsDouble(i);
      mae += Math.abs(error) / table.rowCount();
      mse += error * error / table.rowCount();
      mape += 100 * Math.abs(error) / truth / table.rowCount();
    }
    double scale = 0;
    for (int t = Monthly.SEASON; t < Monthly.TRAINING; t++) {
      scale += Math.abs(TRUTH[t] - TRUTH[t - Monthly.SEASON]);
    }
    double mase = mae / (scale / (Monthly.TRAINING - Monthly.SEASON));
    return new ForecastErrors(mae, Math.sqrt(mse), mape, mase);
  }

  private static void assertSame(ForecastErrors found, ForecastErrors expected) {
    assertThat(new double[] {found.mae(), found.rmse(), found.mape(), found.mase()})
        .containsExactly(
            new double[] {expected.mae(), expected.rmse(), expected.mape(), expected.mase()},
            within(1e-9));
  }

  /** The row of the truth that a row of the backtest's table is about. */
  private static int rowOf(Table table, int i) {
    return Monthly.TRAINING + i / 3 + table.intColumn("step").get(i) - 1;
  }

  @Test
  void forecasts_from_every_row_whose_horizon_is_known() {
    Table table = test.toTable();
    assertThat(test.origins()).isEqualTo(10);
    assertThat(test.originsInTraining()).isZero();
    assertThat(table.columnNames()).containsExactly("origin", "step", "time", "forecast", "truth");
    assertThat(table.rowCount()).isEqualTo(30);
    for (Row row : table) {
      int at = rowOf(table, row.getRowNumber());
      assertThat(row.getString("time")).isEqualTo(Monthly.month(at));
      assertThat(row.getDouble("truth")).isEqualTo(TRUTH[at]);
      int origin = Monthly.TRAINING + row.getRowNumber() / 3 - 1;
      assertThat(row.getString("origin")).isEqualTo(Monthly.month(origin));
    }
  }

  @Test
  void every_forecast_is_the_one_from_the_rows_before_its_origin() {
    Table table = test.toTable();
    assertThat(column(table, 0)).containsExactly(model.forecast().values());
    for (int origin : new int[] {4, 9}) {
      double[] known = Arrays.copyOf(TRUTH, Monthly.TRAINING + origin);
      assertThat(column(table, origin))
          .containsExactly(model.forecast(Monthly.table(known)).values(), within(1e-4));
    }
  }

  private static double[] column(Table table, int origin) {
    return Arrays.copyOfRange(
        table.doubleColumn("forecast").asDoubleArray(), 3 * origin, 3 * origin + 3);
  }

  @Test
  void pools_errors_over_all_steps_of_all_origins() {
    Table table = test.toTable();
    ForecastErrors expected = byHand(table, i -> table.doubleColumn("forecast").getDouble(i));
    assertSame(test.errors(), expected);
    assertSame(test.errors("", "y"), expected);
    assertThat(test.mae()).isCloseTo(expected.mae(), within(1e-9));
    assertThat(test.rmse()).isCloseTo(expected.rmse(), within(1e-9));
    assertThat(test.mape()).isCloseTo(expected.mape(), within(1e-9));
    assertThat(test.mase()).isCloseTo(expected.mase(), within(1e-9));
  }

  @Test
  void has_the_baselines_of_the_same_origins_beside_it() {
    Table table = test.toTable();
    ForecastErrors naive = byHand(table, i -> TRUTH[rowOf(table, i) - Monthly.SEASON]);
    ForecastErrors drift =
        byHand(
            table,
            i -> {
              int last = Monthly.TRAINING + i / 3 - 1;
              return TRUTH[last] + (1 + i % 3) * (TRUTH[last] - TRUTH[0]) / last;
            });
    assertSame(test.seasonalNaive(), naive);
    assertSame(test.drift(), drift);
    Table scores = test.scores();
    assertThat(scores.stringColumn(0).asList()).containsExactly("model", "seasonal naive", "drift");
    assertThat(scores.columnNames())
        .containsExactly("forecast by", "MAE", "RMSE", "MAPE %", "MASE");
    assertThat(scores.doubleColumn("RMSE").asDoubleArray())
        .containsExactly(test.rmse(), test.seasonalNaive().rmse(), test.drift().rmse());
    assertThat(scores.doubleColumn("MASE").getDouble(1)).isCloseTo(naive.mase(), within(1e-9));
  }

  @Test
  void counts_how_often_the_band_held_the_truth() {
    Backtest banded = model(Monthly.declared().quantiles(0.1, 0.5, 0.8)).backtest(3, FROM);
    Table table = banded.toTable();
    assertThat(table.columnNames())
        .containsExactly("origin", "step", "time", "forecast", "q0.1", "q0.5", "q0.8", "truth");
    int inside = 0;
    double width = 0;
    for (Row row : table) {
      double truth = row.getDouble("truth");
      inside += row.getDouble("q0.1") <= truth && truth <= row.getDouble("q0.8") ? 1 : 0;
      width += row.getDouble("q0.8") - row.getDouble("q0.1");
      assertThat(row.getDouble("forecast")).isEqualTo(row.getDouble("q0.5"));
    }
    IntervalCoverage coverage = banded.coverage().orElseThrow();
    assertThat(coverage.nominal()).isCloseTo(0.7, within(1e-12));
    assertThat(coverage.actual()).isCloseTo(inside / 30.0, within(1e-12)).isBetween(0.01, 0.99);
    assertThat(coverage.meanWidth()).isCloseTo(width / 30, within(1e-9));
    assertThat(banded.toString())
        .endsWith(
            String.format(
                Locale.ROOT, ", %.0f %% of the truth inside the 70 %% band", inside / 30.0 * 100));
    assertThat(test.coverage()).isEmpty();
  }

  @Test
  void counts_the_origins_that_were_seen_in_training() {
    Backtest early = model.backtest(3, Monthly.month(Monthly.TRAINING - 2));
    assertThat(early.origins()).isEqualTo(12);
    assertThat(early.originsInTraining()).isEqualTo(2);
    assertThat(early.toString())
        .startsWith("backtest: 3 steps from each of 12 origins, 2 in the training part, MASE ");
  }

  @Test
  void shows_its_scores_under_one_line() {
    assertThat(test.toString())
        .isEqualTo(
            String.format(
                Locale.ROOT,
                "backtest: 3 steps from each of 10 origins, MASE %.2f (seasonal naive %.2f)",
                test.mase(),
                test.seasonalNaive().mase()));
    assertThat(test.rendering().text()).contains(test.toString(), "seasonal naive", "RMSE");
    assertThat(model.backtest(1, FROM).toString())
        .startsWith("backtest: 1 step from each of 12 origins, MASE ");
  }

  @Test
  void draws_its_forecasts_and_what_they_missed() {
    assertThat(test.plot().text())
        .contains(
            String.format(Locale.ROOT, "Forecast error %.1f %%", test.mape()),
            String.format(Locale.ROOT, "easonal naive %.1f %%", test.seasonalNaive().mape()),
            "30 steps of 10 origins");
    assertThat(test.residuals().text()).startsWith("residuals").contains("10");
  }

  @Test
  void refuses_where_too_few_rows_follow_or_come_before() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.backtest(3, "2005-03"))
        .withMessage(
            "backtest(3, \"2005-03\"): no 3 rows follow there; the series ends at 2005-04; begin"
                + " earlier or shorten the horizon");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.backtest(1, "2007-01"))
        .withMessage(
            "backtest(1, \"2007-01\"): no 1 row follows there; the series ends at 2005-04; begin"
                + " earlier or shorten the horizon");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.backtest(3, "2001-06"))
        .withMessage(
            "backtest(3, \"2001-06\"): a forecast needs 6 rows before it; begin at 2001-07 or"
                + " later");
    assertThat(model.backtest(3, "2001-07").origins()).isEqualTo(Monthly.ROWS - 6 - 2);
  }

  @Test
  void refuses_a_time_of_another_kind() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.backtest(3, "row 7"))
        .withMessage(
            "backtest(3, \"row 7\"): 'row 7' is not a time of this series; write it like 2001-01");
  }

  @Test
  void a_window_of_one_row_forecasts_once_from_each() {
    Forecaster short1 = Monthly.declared().window(1).horizon(1).model(elman(1).last());
    short1.train(Monthly.plan().epochs(1));
    Table table = short1.backtest(1, "2001-02").toTable();
    assertThat(table.stringColumn("time").asList())
        .containsExactlyElementsOf(
            IntStream.range(1, Monthly.ROWS).mapToObj(Monthly::month).toList());
  }
}
