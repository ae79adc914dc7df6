package dev.rondo.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class BacktestPictureTest {

  private static BacktestPicture backtest(List<OriginForecast> forecasts) {
    return new BacktestPicture(
        PlotTimes.numbered(0, 5),
        Line.of("truth", 100, 100, 100, 100, 100),
        forecasts,
        List.of(new OriginForecast(2, Line.of("drift", 110, 110))),
        "tons");
  }

  @Test
  void says_the_error_over_all_origins_beside_the_baselines() {
    List<OriginForecast> forecasts =
        List.of(
            new OriginForecast(2, Line.of("forecast", 101, 103)),
            new OriginForecast(3, Line.of("forecast", 98, 98)));
    assertThat(backtest(forecasts).picture().text())
        .isEqualTo(
            "backtest: Forecast error 2.0 %, drift 10.0 %\n"
                + "Mean absolute percentage error over 4 steps of 2 origins, step 1 to step 2");
  }

  @Test
  void draws_truth_forecasts_and_origins() {
    Picture picture = Gallery.backtest().picture();
    assertThat(Pixels.count(picture, Style.INK)).isGreaterThan(1000);
    assertThat(Pixels.count(picture, Style.VERMILION)).isGreaterThan(1000);
    assertThat(Pixels.count(picture, Style.BLUE)).isGreaterThan(500);
  }

  @Test
  void refuses_a_forecast_beyond_the_truth() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> backtest(List.of(new OriginForecast(4, Line.of("forecast", 1, 2)))))
        .withMessage(
            "backtest: 'forecast' covers steps 4 to 5,"
                + " but 'truth' has steps 0 to 4 and the first is known");
  }

  @Test
  void refuses_no_forecast() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> backtest(List.of()))
        .withMessage("backtest: there is no forecast to draw; let it begin earlier");
  }
}
