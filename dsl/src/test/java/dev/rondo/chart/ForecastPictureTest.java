package dev.rondo.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ForecastPictureTest {

  private static final Line HISTORY = Line.of("history", 100, 110, 120, 130);
  private static final Line FORECAST = Line.of("forecast", 99, 102);

  private static ForecastPicture forecast(
      PlotTimes times, Optional<Line> truth, List<Interval> bands, Optional<Line> baseline) {
    return new ForecastPicture(times, HISTORY, FORECAST, truth, bands, baseline, "tons");
  }

  private static PlotTimes months(int count) {
    return PlotTimes.of(
        IntStream.range(0, count).mapToObj(YearMonth.of(1960, 9)::plusMonths).toList());
  }

  @Test
  void says_the_error_beside_the_baselines_and_the_coverage() {
    Picture picture =
        forecast(
                months(6),
                Optional.of(Line.of("truth", 100, 100)),
                List.of(new Interval(0.1, 0.9, Line.of("low", 95, 101), Line.of("high", 101, 105))),
                Optional.of(Line.of("seasonal naive", 110, 120)))
            .picture();
    assertThat(picture.text().lines())
        .containsExactly(
            "forecast: 2 steps from Jan 1961, after 4 of history",
            "Forecast error 1.5 %, seasonal naive 15.0 %",
            "Mean absolute percentage error from Jan 1961 on; 80 % interval covers 1 of 2");
  }

  @Test
  void says_where_a_forecast_lies_whose_truth_is_not_known() {
    assertThat(
            forecast(months(6), Optional.empty(), List.of(), Optional.empty())
                .picture()
                .text()
                .lines())
        .containsExactly(
            "forecast: 2 steps from Jan 1961, after 4 of history",
            "Forecast of 2 steps from Jan 1961",
            "Between 99 and 102 tons");
  }

  @Test
  void gives_the_error_in_units_where_the_truth_is_near_zero() {
    Picture picture =
        forecast(
                months(6),
                Optional.of(Line.of("truth", 0, 100)),
                List.of(),
                Optional.of(Line.of("drift", 1, 99)))
            .picture();
    assertThat(picture.title()).isEqualTo("Forecast error 50.5 tons, drift 1 tons");
  }

  @Test
  void draws_every_line_and_every_band() {
    Picture known = Gallery.forecast(true).picture();
    assertThat(Pixels.count(known, Style.INK)).isGreaterThan(1000);
    assertThat(Pixels.count(known, Style.BLUE)).isGreaterThan(300);
    assertThat(Pixels.count(known, Style.VERMILION)).isGreaterThan(1000);
    assertThat(Pixels.count(known, Style.GRAY)).isGreaterThan(300);
    assertThat(Pixels.count(known, Style.tint(Style.VERMILION, 0.16))).isGreaterThan(1000);
    assertThat(Pixels.count(known, Style.tint(Style.VERMILION, 0.32))).isGreaterThan(1000);
    assertThat(Pixels.count(Gallery.forecast(false).picture(), Style.BLUE)).isZero();
  }

  @Test
  void draws_gaps_and_a_single_step() {
    ForecastPicture gaps =
        new ForecastPicture(
            PlotTimes.numbered(1, 4),
            Line.of("history", 1, Double.NaN, Double.NaN),
            Line.of("forecast", 2),
            Optional.of(Line.of("truth", Double.NaN)),
            List.of(new Interval(0.1, 0.9, Line.of("low", 1), Line.of("high", 3))),
            Optional.empty(),
            "");
    assertThat(Pixels.count(gaps.picture(), Style.VERMILION)).isGreaterThan(50);
    assertThat(gaps.picture().title()).isEqualTo("Forecast of 1 step from step 4");
  }

  @Test
  void refuses_an_axis_of_another_length() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> forecast(months(5), Optional.empty(), List.of(), Optional.empty()))
        .withMessage(
            "forecast: the time axis has 5 steps, history and forecast have 6; they must be equal");
  }

  @Test
  void refuses_more_truth_than_forecast() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                forecast(
                    months(6), Optional.of(Line.of("truth", 1, 2, 3)), List.of(), Optional.empty()))
        .withMessage(
            "forecast: 'truth' has 3 values, more than the 2 of 'forecast'; cut it to the forecast");
  }

  @Test
  void refuses_a_baseline_of_another_length() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                forecast(months(6), Optional.empty(), List.of(), Optional.of(Line.of("drift", 1))))
        .withMessage("forecast: 'drift' has 1 values, 'forecast' has 2; they must be equal");
  }

  @Test
  void refuses_crossed_quantiles() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Interval(0.1, 0.9, Line.of("low", 1, 5), Line.of("high", 2, 4)))
        .withMessage("interval: at step 2 the lower quantile is 5, above the upper one, 4");
  }

  @Test
  void refuses_probabilities_that_do_not_ascend() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Interval(0.9, 0.1, Line.of("low", 1), Line.of("high", 2)))
        .withMessage("interval: 0.9 and 0.1 are no ascending probabilities between 0 and 1");
  }
}
