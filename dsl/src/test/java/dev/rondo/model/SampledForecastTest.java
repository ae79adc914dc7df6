package dev.rondo.model;

import static dev.rondo.Rondo.elman;
import static dev.rondo.Rondo.gru;
import static dev.rondo.Rondo.lstm;
import static dev.rondo.Rondo.series;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.chart.Picture;
import dev.rondo.data.Series;
import dev.rondo.evaluate.IntervalCoverage;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class SampledForecastTest {

  private static final double[] TRUTH = Monthly.values(Monthly.ROWS);

  private static Forecaster trained(Series series) {
    Forecaster model = series.model(elman(2).last());
    model.train(Monthly.plan());
    return model;
  }

  private static Forecaster stepwise(Series series, long seed) {
    Forecaster model = series.autoregressive().model(gru(2));
    model.train(Monthly.plan().seed(seed));
    return model;
  }

  private static Series sampled() {
    return Monthly.declared().gaussian().paths(60);
  }

  /** Of one step of all paths, on the line between the two nearest. */
  private static double quantile(double[][] paths, int step, double level) {
    double[] sorted = Arrays.stream(paths).mapToDouble(path -> path[step]).sorted().toArray();
    double place = level * (sorted.length - 1);
    int below = (int) Math.floor(place);
    double part = place - below;
    return part == 0 ? sorted[below] : (1 - part) * sorted[below] + part * sorted[below + 1];
  }

  @Test
  void quantiles_and_values_are_those_of_its_paths() {
    Forecast forecast = trained(sampled().gaussian(0.05, 0.3, 0.95).paths(61)).forecast(5);
    double[][] paths = forecast.samples();
    assertThat(paths).hasDimensions(61, 5);
    for (int step = 0; step < 5; step++) {
      assertThat(forecast.values()[step]).isCloseTo(quantile(paths, step, 0.5), within(1e-9));
      for (double level : new double[] {0.05, 0.3, 0.95}) {
        assertThat(forecast.quantile(level)[step])
            .isCloseTo(quantile(paths, step, level), within(1e-9));
      }
    }
    paths[0][0] = -1;
    assertThat(forecast.samples()[0][0]).isPositive();
  }

  @Test
  void draws_500_paths_and_has_three_levels_by_default() {
    Forecast forecast = trained(Monthly.declared().gaussian()).forecast();
    assertThat(forecast.samples()).hasDimensions(500, 3);
    assertThat(forecast.toTable().columnNames())
        .containsExactly("time", "forecast", "q0.1", "q0.5", "q0.9", "truth", "seasonal naive");
    assertThat(forecast.values()).containsExactly(forecast.quantile(0.5));
    assertThat(forecast.toTable().doubleColumn("q0.1").asDoubleArray())
        .containsExactly(forecast.quantile(0.1));
  }

  @Test
  void its_band_is_drawn() {
    Picture picture = trained(sampled()).forecast().plot();
    assertThat(picture.text()).contains("80 % interval covers");
    assertThat(stepwise(sampled(), 1).forecast(7).plot().text()).contains("80 % interval covers");
  }

  @Test
  void the_same_seed_draws_the_same_and_another_one_others() {
    Forecaster one = stepwise(sampled(), 7);
    double[][] first = one.forecast(8).samples();
    one.backtest(3, Monthly.month(Monthly.TRAINING));
    assertThat(one.forecast(8).samples()).isDeepEqualTo(first);
    assertThat(stepwise(sampled(), 7).forecast(8).samples()).isDeepEqualTo(first);

    // the same weights, but drawn from by another seed
    Forecaster other = stepwise(sampled(), 8);
    other.learner().put(one.weights());
    assertThat(other.forecast(8).samples()[0]).isNotEqualTo(first[0]);
  }

  @Test
  void an_origin_is_forecast_alone_as_among_many() {
    for (Forecaster model : new Forecaster[] {trained(sampled()), stepwise(sampled(), 1)}) {
      Table table = model.backtest(5, Monthly.month(Monthly.TRAINING)).toTable();
      for (int origin : new int[] {0, 3, 7}) {
        double[] known = Arrays.copyOf(TRUTH, Monthly.TRAINING + origin);
        Table alone = model.backtest(5, Monthly.month(Monthly.TRAINING + origin)).toTable();
        for (String column : new String[] {"forecast", "q0.1", "q0.9"}) {
          double[] among = table.doubleColumn(column).asDoubleArray();
          assertThat(Arrays.copyOfRange(among, 5 * origin, 5 * origin + 5))
              .containsExactly(Arrays.copyOf(alone.doubleColumn(column).asDoubleArray(), 5));
        }
        Forecast fresh = model.forecast(Monthly.table(known));
        assertThat(fresh.quantile(0.9))
            .containsExactly(
                Arrays.copyOfRange(
                    table.doubleColumn("q0.9").asDoubleArray(), 5 * origin, 5 * origin + 3));
      }
    }
  }

  @Test
  void a_longer_forecast_begins_with_the_shorter_one() {
    for (Forecaster model : new Forecaster[] {trained(sampled()), stepwise(sampled(), 1)}) {
      double[][] longer = model.forecast(7).samples();
      for (int steps : new int[] {1, 3, 5}) {
        double[][] shorter = model.forecast(steps).samples();
        for (int path = 0; path < longer.length; path++) {
          assertThat(shorter[path]).containsExactly(Arrays.copyOf(longer[path], steps));
        }
      }
    }
  }

  @Test
  void other_times_and_other_paths_are_drawn_anew() {
    Forecaster model = trained(sampled());
    double[][] now = model.forecast().samples();
    double[][] later = model.forecastBeyond(3).samples();
    double[] ranks = IntStream.range(0, 60).mapToDouble(p -> now[p][0]).toArray();
    double[] laterRanks = IntStream.range(0, 60).mapToDouble(p -> later[p][0]).toArray();
    assertThat(Arrays.stream(ranks).distinct().count()).isEqualTo(60);
    assertThat(Math.abs(correlation(ranks, laterRanks))).isLessThan(0.5);
    double[] next = IntStream.range(0, 60).mapToDouble(p -> now[p][1]).toArray();
    assertThat(Math.abs(correlation(ranks, next))).isLessThan(0.5);
  }

  private static double correlation(double[] a, double[] b) {
    double ma = Arrays.stream(a).average().orElseThrow();
    double mb = Arrays.stream(b).average().orElseThrow();
    double ab = IntStream.range(0, a.length).mapToDouble(i -> (a[i] - ma) * (b[i] - mb)).sum();
    double aa = Arrays.stream(a).map(v -> (v - ma) * (v - ma)).sum();
    double bb = Arrays.stream(b).map(v -> (v - mb) * (v - mb)).sum();
    return ab / Math.sqrt(aa * bb);
  }

  @Test
  void more_paths_than_go_forward_at_once_are_all_drawn() {
    double[][] many = stepwise(sampled().paths(1100), 1).forecast(3).samples();
    assertThat(many).hasDimensions(1100, 3);
    assertThat(Arrays.stream(many).mapToDouble(path -> path[2]).distinct().count()).isEqualTo(1100);
  }

  @Test
  void several_targets_and_series_have_paths_of_their_own() {
    StringColumn shop = StringColumn.create("shop");
    DoubleColumn y = DoubleColumn.create("y");
    DoubleColumn z = DoubleColumn.create("z");
    for (String name : new String[] {"north", "south"}) {
      for (int row = 0; row < Monthly.ROWS; row++) {
        shop.append(name);
        y.append(TRUTH[row]);
        z.append(100 * TRUTH[row]);
      }
    }
    Series declared =
        series(Table.create("shops", shop, y, z))
            .by("shop")
            .target("y", "z")
            .log()
            .difference(1)
            .window(5)
            .horizon(2)
            .holdOut(6)
            .gaussian()
            .paths(40);
    Forecast forecast = trained(declared).forecast(5);
    assertThat(forecast.samples("south", "z")).hasDimensions(40, 5);
    assertThat(forecast.samples("south", "z")[0][0]).isGreaterThan(1000);
    assertThat(forecast.samples("south", "y")[0][0]).isLessThan(1000);
    assertThat(forecast.samples("north", "y")[0][4])
        .as("the same history, other draws")
        .isNotEqualTo(forecast.samples("south", "y")[0][4]);
    assertThatIllegalStateException()
        .isThrownBy(forecast::samples)
        .withMessage("samples(): there are 4 forecasts; name series and target");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> forecast.samples("west", "y"))
        .withMessageStartingWith("there is no forecast of target 'y' of series 'west'");
  }

  @Test
  void a_forecast_that_was_not_sampled_has_no_paths() {
    Forecast plain = trained(Monthly.declared()).forecast();
    assertThatIllegalStateException()
        .isThrownBy(plain::samples)
        .withMessage("samples(): this forecast was not sampled; call .gaussian() on the series");
    Forecast banded = trained(Monthly.declared().quantiles(0.1, 0.9)).forecast();
    assertThatIllegalStateException()
        .isThrownBy(() -> banded.samples("", "y"))
        .withMessage("samples(...): this forecast was not sampled; call .gaussian() on the series");
  }

  @Test
  void held_out_values_change_no_bit_of_a_band_before_them() {
    double[] changed = TRUTH.clone();
    for (int row = Monthly.TRAINING; row < changed.length; row++) {
      changed[row] = 1000 + row * row;
    }
    Series other = Monthly.declared(Monthly.table(changed)).gaussian().paths(60);
    assertThat(trained(other).forecast(9).samples())
        .isDeepEqualTo(trained(sampled()).forecast(9).samples());
    assertThat(stepwise(other, 1).forecast(9).samples())
        .isDeepEqualTo(stepwise(sampled(), 1).forecast(9).samples());
  }

  @Test
  void a_backtest_counts_its_coverage() {
    Backtest test = trained(sampled()).backtest(3, Monthly.month(Monthly.TRAINING));
    int inside = 0;
    for (Row row : test.toTable()) {
      double truth = row.getDouble("truth");
      inside += row.getDouble("q0.1") <= truth && truth <= row.getDouble("q0.9") ? 1 : 0;
    }
    IntervalCoverage coverage = test.coverage().orElseThrow();
    assertThat(coverage.nominal()).isCloseTo(0.8, within(1e-12));
    assertThat(coverage.actual()).isCloseTo(inside / 30.0, within(1e-12));
    assertThat(test.toString()).endsWith("of the truth inside the 80 % band");
  }

  @Test
  void a_backtest_that_is_fitted_anew_and_a_comparison_have_bands_too() {
    Forecaster model = sampled().model(elman(2).last());
    Backtest refitted =
        model.backtestRefitting(2, Monthly.month(Monthly.ROWS - 3), Monthly.plan().epochs(1));
    assertThat(refitted.coverage()).isPresent();
    assertThat(refitted.toTable().columnNames()).contains("q0.1", "q0.5", "q0.9");
    Comparison comparison =
        sampled().compare(Monthly.plan().epochs(1), elman(2).last(), lstm(2).last());
    assertThat(comparison.toTable().doubleColumn("held-out MASE").getDouble(1)).isPositive();
  }
}
