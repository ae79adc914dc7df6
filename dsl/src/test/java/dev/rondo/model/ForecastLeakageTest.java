package dev.rondo.model;

import static dev.rondo.Rondo.INTERPOLATE;
import static dev.rondo.Rondo.elman;
import static dev.rondo.Rondo.series;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rondo.data.Series;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** No forecast sees what came after its origin. */
class ForecastLeakageTest {

  private static final double[] TRUTH = Monthly.values(Monthly.ROWS);

  private static Table with(String name, double... more) {
    return Monthly.table().addColumns(DoubleColumn.create(name, more));
  }

  private static Series withPast(Table table) {
    return Monthly.declared(table).past("rain");
  }

  private static double[] rain(double later) {
    double[] rain = Arrays.stream(TRUTH).map(v -> v % 7).toArray();
    Arrays.fill(rain, Monthly.TRAINING, rain.length, later);
    return rain;
  }

  private static Forecaster trained(Series series) {
    Forecaster model = series.model(elman(2).last());
    model.train(Monthly.plan());
    return model;
  }

  @Test
  void past_covariates_after_the_origin_change_no_forecast() {
    Forecaster one = trained(withPast(with("rain", rain(1))));
    Forecaster other = trained(withPast(with("rain", rain(1000))));
    assertThat(other.forecast().values()).containsExactly(one.forecast().values());
    assertThat(other.forecastBeyond(3).values()).isNotEqualTo(one.forecastBeyond(3).values());
  }

  @Test
  void a_forecast_past_the_horizon_does_not_look_at_past_covariates_that_came_later() {
    Forecaster model = trained(withPast(with("rain", rain(1))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.forecast(4))
        .withMessage(
            "forecast: past covariate 'rain' is unknown at 2004-05; raise the horizon, or name it"
                + " with .future(...) if it is known");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.backtest(5, "2004-06"))
        .withMessage(
            "forecast: past covariate 'rain' is unknown at 2004-06; raise the horizon, or name it"
                + " with .future(...) if it is known");
  }

  @Test
  void a_gap_in_the_hold_out_is_filled_from_what_came_before_it() {
    double[] gap = TRUTH.clone();
    gap[45] = Double.NaN;
    double[] jump = gap.clone();
    jump[46] = 5000;
    String from = Monthly.month(46);
    Table one = trained(filled(gap)).backtest(3, from).toTable();
    Table other = trained(filled(jump)).backtest(3, from).toTable();
    for (int step = 0; step < 3; step++) {
      assertThat(other.doubleColumn("forecast").getDouble(step))
          .isEqualTo(one.doubleColumn("forecast").getDouble(step));
    }
    assertThat(other.doubleColumn("truth").getDouble(0)).isEqualTo(5000);
    assertThat(trained(filled(gap)).backtest(1, Monthly.month(45)).toTable().doubleColumn("truth"))
        .first()
        .isEqualTo(TRUTH[44]);
  }

  private static Series filled(double... values) {
    return Monthly.declared(Monthly.table(values)).missing(INTERPOLATE);
  }

  @Test
  void future_covariates_are_known_as_far_as_the_table_goes() {
    Table table = Monthly.table(Monthly.joined(TRUTH, 48, nothing(4)));
    double[] plan = new double[52];
    Arrays.setAll(plan, row -> row % 5);
    table.addColumns(DoubleColumn.create("plan", plan));
    Series declared =
        series(table).time("month").target("y").future("plan").standardize().window(6).horizon(2);
    Forecaster model = trained(declared);
    assertThat(model.forecastBeyond(4).values()).hasSize(4);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.forecastBeyond(5))
        .withMessage(
            "forecast: future covariate 'plan' has no value at 2005-05; add a row for it to the"
                + " table, its target left empty");
    plan[48] = 40;
    Forecaster other = trained(declared(table.replaceColumn(DoubleColumn.create("plan", plan))));
    assertThat(other.weights()).isEqualTo(model.weights());
    assertThat(other.forecastBeyond(2).values()).isNotEqualTo(model.forecastBeyond(2).values());
  }

  private static Series declared(Table table) {
    return series(table)
        .time("month")
        .target("y")
        .future("plan")
        .standardize()
        .window(6)
        .horizon(2);
  }

  private static double[] nothing(int rows) {
    double[] nothing = new double[rows];
    Arrays.fill(nothing, Double.NaN);
    return nothing;
  }
}
