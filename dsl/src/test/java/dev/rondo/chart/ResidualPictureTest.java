package dev.rondo.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ResidualPictureTest {

  private static Picture residuals(double... values) {
    return new ResidualPicture(
            PlotTimes.numbered(1, values.length), Line.of("residual", values), "kWh")
        .picture();
  }

  @Test
  void says_mean_and_standard_deviation() {
    assertThat(residuals(1, 2, 3, 4).text().lines())
        .startsWith(
            "residuals: 4 steps, in kWh", "Residuals average 2.5 with standard deviation 1.291");
  }

  @Test
  void finds_a_season_that_is_left() {
    Random random = new Random(1);
    double[] season =
        IntStream.range(0, 120)
            .mapToDouble(i -> Math.sin(i * Math.PI / 6) + 0.1 * random.nextGaussian())
            .toArray();
    assertThat(residuals(season).text()).contains("A pattern over time is left, strongest at lag ");
  }

  @Test
  void finds_no_pattern_in_noise() {
    Random random = new Random(4);
    double[] noise = random.doubles(200).map(v -> v - 0.5).toArray();
    assertThat(residuals(noise).text()).contains("No pattern over time that chance could not make");
  }

  @Test
  void draws_a_constant_one_value_and_gaps() {
    assertThat(Pixels.count(residuals(0, 0, 0, 0), Style.BLUE)).isGreaterThan(200);
    assertThat(Pixels.count(residuals(2), Style.BLUE)).isGreaterThan(50);
    assertThat(Pixels.count(residuals(1, Double.NaN, -1, 2, 0), Style.BLUE)).isGreaterThan(200);
    assertThat(residuals(0.1, 0.1, 0.1).text())
        .contains("Too few to say whether a pattern is left", "standard deviation 0\n");
  }

  @Test
  void refuses_an_axis_of_another_length() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new ResidualPicture(PlotTimes.numbered(1, 2), Line.of("residual", 1, 2, 3), ""))
        .withMessage("residuals: the time axis has 2 steps, 'residual' has 3; they must be equal");
  }
}
