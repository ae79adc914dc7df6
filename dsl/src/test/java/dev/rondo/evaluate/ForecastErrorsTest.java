package dev.rondo.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ForecastErrorsTest {

  @Test
  void gives_the_figures_reckoned_by_hand() {
    // errors 1, -2, 3; relative 1/10, 2/20, 3/40
    ForecastErrors errors =
        ForecastErrors.of(new double[] {10, 20, 40}, new double[] {9, 22, 37}, 4);
    assertThat(errors.mae()).isEqualTo(2);
    assertThat(errors.rmse()).isCloseTo(Math.sqrt(14 / 3.0), within(1e-15));
    assertThat(errors.mape()).isCloseTo(27.5 / 3, within(1e-12));
    assertThat(errors.mase()).isEqualTo(0.5);
  }

  @Test
  void scales_by_the_seasonal_naive_error_of_training() {
    // |5-1|, |7-2|, |6-5|, |6-7| with season 2
    double scale = ForecastErrors.naiveScale(new double[] {1, 2, 5, 7, 6, 6}, 2);
    assertThat(scale).isEqualTo(11 / 4.0);
    assertThat(ForecastErrors.naiveScale(new double[] {1, 2, 5}, 1)).isEqualTo(2);
  }

  @Test
  void has_no_percentage_error_where_the_truth_is_zero() {
    ForecastErrors errors = ForecastErrors.of(new double[] {0, 1}, new double[] {0, 2}, 1);
    assertThat(errors.mape()).isNaN();
    assertThat(errors.mae()).isEqualTo(0.5);
  }

  @Test
  void has_no_scaled_error_where_the_naive_forecast_made_none() {
    assertThat(ForecastErrors.naiveScale(new double[] {3, 3, 3}, 1)).isZero();
    assertThat(ForecastErrors.naiveScale(new double[] {3, 4}, 2)).isNaN();
    assertThat(ForecastErrors.of(new double[] {1}, new double[] {2}, 0).mase()).isNaN();
    assertThat(ForecastErrors.of(new double[] {1}, new double[] {2}, Double.NaN).mase()).isNaN();
  }

  @Test
  void refuses_what_does_not_belong_together() {
    assertThatThrownBy(() -> ForecastErrors.of(new double[2], new double[3], 1))
        .hasMessage("forecast errors: 3 answers for 2 true values; expected equally many");
    assertThatThrownBy(() -> ForecastErrors.of(new double[0], new double[0], 1))
        .hasMessage("forecast errors: nothing to score; expected at least 1 value");
    assertThatThrownBy(() -> ForecastErrors.naiveScale(new double[3], 0))
        .hasMessage("naive scale: a season of 0 rows; expected at least 1");
  }
}
