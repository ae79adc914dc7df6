package dev.rondo.model;

import static dev.rondo.Rondo.elman;
import static dev.rondo.Rondo.lstm;
import static dev.rondo.Rondo.series;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.data.Batch;
import dev.rondo.data.Inputs;
import dev.rondo.data.Origin;
import dev.rondo.data.PreparedSeries;
import dev.rondo.data.Series;
import dev.rondo.engine.Nd4jEngine;
import dev.rondo.engine.Network;
import dev.rondo.engine.NetworkShape;
import dev.rondo.evaluate.ForecastErrors;
import dev.rondo.layer.Pass;
import dev.rondo.output.Rendering;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

class ForecastTest {

  private static final double[] TRUTH = Monthly.values(Monthly.ROWS);

  private static Forecaster trained(Series series) {
    Forecaster model = series.model(elman(2).last());
    model.train(Monthly.plan());
    return model;
  }

  /** Two targets, the second a hundred times the first and a little more. */
  private static Series pair() {
    Table table = Monthly.table();
    double[] other = Arrays.stream(TRUTH).map(v -> 100 * v + 3).toArray();
    return series(table.addColumns(DoubleColumn.create("z", other)))
        .time("month")
        .target("y", "z")
        .standardize()
        .window(6)
        .horizon(3)
        .holdOut(Monthly.HELD_OUT);
  }

  @Test
  void is_a_table_of_times_values_truth_and_baseline() {
    Forecast forecast = trained(Monthly.declared()).forecast();
    Table table = forecast.toTable();
    assertThat(table.columnNames()).containsExactly("time", "forecast", "truth", "seasonal naive");
    assertThat(table.stringColumn("time").asList())
        .containsExactly("2004-05", "2004-06", "2004-07");
    assertThat(table.doubleColumn("forecast").asDoubleArray()).containsExactly(forecast.values());
    assertThat(table.doubleColumn("truth").asDoubleArray())
        .containsExactly(TRUTH[40], TRUTH[41], TRUTH[42]);
    assertThat(table.doubleColumn("seasonal naive").asDoubleArray())
        .containsExactly(TRUTH[28], TRUTH[29], TRUTH[30]);
    assertThat(forecast).hasToString("forecast of y, 2004-05 to 2004-07, by elman(2).last()");
    Rendering shown = forecast.rendering();
    assertThat(shown.text()).startsWith(forecast.toString()).contains("seasonal naive");
  }

  @Test
  void is_scored_on_the_steps_whose_truth_is_known() {
    Forecast forecast = trained(Monthly.declared().holdOut(2)).forecast(6);
    Table table = forecast.toTable();
    assertThat(table.doubleColumn("truth").countMissing()).isEqualTo(4);
    double[] values = forecast.values();
    double mae = (Math.abs(values[0] - TRUTH[50]) + Math.abs(values[1] - TRUTH[51])) / 2;
    ForecastErrors errors = forecast.errors().orElseThrow();
    assertThat(errors.mae()).isCloseTo(mae, within(1e-9));
    double scale = ForecastErrors.naiveScale(Arrays.copyOf(TRUTH, 50), 12);
    assertThat(errors.mase()).isCloseTo(mae / scale, within(1e-9));
    double naive = (Math.abs(TRUTH[38] - TRUTH[50]) + Math.abs(TRUTH[39] - TRUTH[51])) / 2;
    assertThat(forecast.seasonalNaive().orElseThrow().mae()).isCloseTo(naive, within(1e-9));
    double slope = (TRUTH[49] - TRUTH[0]) / 49;
    double drift =
        (Math.abs(TRUTH[49] + slope - TRUTH[50]) + Math.abs(TRUTH[49] + 2 * slope - TRUTH[51])) / 2;
    assertThat(forecast.drift().orElseThrow().mae()).isCloseTo(drift, within(1e-9));
    assertThat(forecast.plot().text()).contains("6 steps");
  }

  @Test
  void draws_its_values_and_says_its_figures() {
    Forecast forecast = trained(Monthly.declared().quantiles(0.1, 0.5, 0.9)).forecast();
    assertThat(forecast.plot().text())
        .contains("3 steps")
        .contains(
            String.format(Locale.ROOT, "%.1f %%", forecast.errors().orElseThrow().mape()),
            String.format(Locale.ROOT, "%.1f %%", forecast.seasonalNaive().orElseThrow().mape()));
  }

  @Test
  void gives_its_quantiles_by_level() {
    Forecast forecast = trained(Monthly.declared().quantiles(0.1, 0.5, 0.9)).forecast(5);
    assertThat(forecast.toTable().columnNames())
        .containsExactly("time", "forecast", "q0.1", "q0.5", "q0.9", "truth", "seasonal naive");
    assertThat(forecast.values()).containsExactly(forecast.quantile(0.5));
    assertThat(forecast.toTable().doubleColumn("q0.9").asDoubleArray())
        .containsExactly(forecast.quantile(0.9));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> forecast.quantile(0.25))
        .withMessage("quantile(0.25): this forecast has the quantiles [0.1, 0.5, 0.9]");
    Forecast plain = trained(Monthly.declared()).forecast();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plain.quantile(0.5))
        .withMessage(
            "quantile(0.5): this forecast has one value a step; declare the levels on the series"
                + " with .quantiles(...) or .gaussian(...)");
  }

  @Test
  void quantiles_that_cross_in_the_network_are_put_in_order() {
    Series series = Monthly.declared().quantiles(0.3, 0.4, 0.5, 0.6);
    Forecaster model = series.model(elman(2).last());
    model.train(Monthly.plan().epochs(1));

    PreparedSeries data = series.prepare();
    Network network =
        new Nd4jEngine().open(new NetworkShape(elman(2).last(), 1, 0, 12), DataType.FLOAT);
    network.parameters().assign(model.weights());
    Inputs inputs =
        data.inputs(List.of(new Origin(data.timelines().get(0), Monthly.TRAINING)), DataType.FLOAT);
    INDArray raw =
        network.forward(Batch.of(inputs.x(), inputs.x()), Pass.INFERENCE, Optional.empty());
    boolean crossed = false;
    for (int i = 0; i < 12; i++) {
      crossed |= i % 4 > 0 && raw.getDouble(0, i) < raw.getDouble(0, i - 1);
    }
    assertThat(crossed).as("the network's own quantiles cross").isTrue();

    Forecast forecast = model.forecast();
    for (int step = 0; step < 3; step++) {
      assertThat(
              new double[] {
                forecast.quantile(0.3)[step],
                forecast.quantile(0.4)[step],
                forecast.quantile(0.5)[step],
                forecast.quantile(0.6)[step]
              })
          .isSorted();
    }
  }

  @Test
  void several_targets_are_told_apart_by_name() {
    Forecaster model = pair().model(lstm(2).last());
    model.train(Monthly.plan());
    Forecast forecast = model.forecast();
    assertThat(Arrays.stream(forecast.values("", "z")).min().orElseThrow()).isGreaterThan(5000);
    assertThat(Arrays.stream(forecast.values("", "y")).max().orElseThrow()).isLessThan(500);
    assertThat(forecast.toTable().columnNames())
        .containsExactly("target", "time", "forecast", "truth", "seasonal naive");
    assertThat(forecast)
        .hasToString("forecast of y and 1 more, 2004-05 to 2004-07, by lstm(2).last()");
    assertThat(forecast.plot("", "z").text()).isNotEqualTo(forecast.plot("", "y").text());
    assertThatIllegalStateException()
        .isThrownBy(forecast::values)
        .withMessage("values(): there are 2 forecasts; name series and target");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> forecast.values("", "x"))
        .withMessage(
            "there is no forecast of target 'x' of series ''; there are ['y' of '', 'z' of '']");

    Backtest test = model.backtest(3, "2004-05");
    assertThat(test.origins()).isEqualTo(10);
    assertThat(test.mae())
        .isCloseTo((test.errors("", "y").mae() + test.errors("", "z").mae()) / 2, within(1e-9));
    assertThat(test.mase())
        .isCloseTo((test.errors("", "y").mase() + test.errors("", "z").mase()) / 2, within(1e-9));
  }
}
