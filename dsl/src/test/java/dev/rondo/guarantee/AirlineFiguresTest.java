package dev.rondo.guarantee;

import static dev.rondo.Rondo.MONTH;
import static dev.rondo.Rondo.adamW;
import static dev.rondo.Rondo.elman;
import static dev.rondo.Rondo.epochs;
import static dev.rondo.Rondo.series;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.data.Series;
import dev.rondo.model.Backtest;
import dev.rondo.model.Forecaster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The airline lines of the first notebook. The figure is left in {@code target/figures} too, where
 * the tests of the notebook hold it, to the last digit, against the kernel's and JShell's.
 */
class AirlineFiguresTest {

  private static final Path FIGURES = Path.of("target", "figures");

  @Test
  void the_network_forecasts_better_than_repeating_last_year() throws IOException {
    Series flights =
        series("../notebooks/data/airline.csv")
            .time("Month")
            .target("Passengers")
            .calendar(MONTH)
            .log()
            .relative()
            .standardize()
            .window(24)
            .horizon(6)
            .holdOutFrom("1959-01");
    Forecaster model = flights.model(elman(48).last());
    model.train(
        epochs(600).batch(128).optimizer(adamW(0.02).weightDecay(0.3)).validation(0).quiet());
    Backtest test = model.backtest(6, "1959-01");

    assertThat(test.origins()).isEqualTo(19);
    assertThat(test.mape()).isLessThan(test.seasonalNaive().mape() / 2);
    Files.createDirectories(FIGURES);
    Files.writeString(FIGURES.resolve("airline.txt"), "mape_backtest = " + test.mape() + "\n");
  }
}
