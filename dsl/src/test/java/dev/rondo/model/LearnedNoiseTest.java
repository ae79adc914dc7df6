package dev.rondo.model;

import static dev.rondo.Rondo.adam;
import static dev.rondo.Rondo.elman;
import static dev.rondo.Rondo.epochs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.data.Series;
import dev.rondo.train.TrainingPlan;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Bands of series whose noise is known: as wide as the noise, and wider the further ahead. */
class LearnedNoiseTest {

  private static final double DEVIATION = 3;

  private static Series noisy(double share) {
    return Noisy.series(700, share, DEVIATION).standardize().window(8).holdOut(200);
  }

  private static TrainingPlan plan() {
    return epochs(12).batch(50).optimizer(adam(0.02)).validation(0).quiet();
  }

  private static Forecaster direct(Series series) {
    Forecaster model = series.model(elman(4).last());
    model.train(plan());
    return model;
  }

  private static Forecaster stepwise(Series series) {
    Forecaster model = series.autoregressive().model(elman(4));
    model.train(plan());
    return model;
  }

  /** The deviation of a normal distribution whose 80 % lie between these. */
  private static double[] deviations(Forecast forecast) {
    double[] low = forecast.quantile(0.1);
    double[] high = forecast.quantile(0.9);
    double[] found = new double[low.length];
    Arrays.setAll(found, i -> (high[i] - low[i]) / (2 * 1.2815515655446004));
    return found;
  }

  /** The deviation so many steps ahead: the shares of all noise until then, added up. */
  private static double truth(double share, int steps) {
    return DEVIATION * Math.sqrt((1 - Math.pow(share, 2.0 * steps)) / (1 - share * share));
  }

  @Test
  void the_deviation_of_the_noise_is_learned_and_the_band_holds_its_share() {
    Forecaster model = direct(noisy(0.6).gaussian().paths(2000));
    assertThat(deviations(model.forecast(1))[0]).isCloseTo(DEVIATION, within(0.15 * DEVIATION));
    Backtest test = model.backtest(1, "501");
    assertThat(test.origins()).isEqualTo(200);
    assertThat(test.coverage().orElseThrow().actual()).isBetween(0.72, 0.88);
  }

  @Test
  void bands_widen_step_by_step_and_go_on_holding_their_share() {
    Forecaster model = stepwise(noisy(0.9).gaussian().paths(400));
    double[] found = deviations(model.forecast(12));
    for (int steps : new int[] {1, 2, 4, 8, 12}) {
      double truth = truth(0.9, steps);
      assertThat(found[steps - 1]).as("%s steps", steps).isCloseTo(truth, within(0.25 * truth));
    }
    Backtest test = model.backtest(6, "601");
    assertThat(test.coverage().orElseThrow().actual()).isBetween(0.7, 0.9);
  }

  @Test
  void bands_widen_past_the_horizon() {
    double[] found = deviations(direct(noisy(0.9).gaussian().paths(2000)).forecast(12));
    for (int steps : new int[] {1, 2, 4, 8, 12}) {
      double truth = truth(0.9, steps);
      assertThat(found[steps - 1]).as("%s steps", steps).isCloseTo(truth, within(0.25 * truth));
    }
  }

  @Test
  void bands_of_quantiles_stay_as_they_are() {
    for (Forecaster model :
        new Forecaster[] {
          stepwise(noisy(0.9).quantiles(0.1, 0.5, 0.9)), direct(noisy(0.9).quantiles(0.1, 0.5, 0.9))
        }) {
      double[] found = deviations(model.forecast(12));
      assertThat(found[11]).isLessThan(1.4 * found[0]).isLessThan(0.7 * truth(0.9, 12));
    }
  }

  @Test
  void differences_add_up_along_each_path() {
    Series walk = Noisy.series(700, 1, DEVIATION).difference(1).standardize().window(4).holdOut(9);
    for (Forecaster model :
        new Forecaster[] {
          direct(walk.horizon(3).gaussian().paths(2000)), stepwise(walk.gaussian().paths(2000))
        }) {
      double[] found = deviations(model.forecast(9));
      for (int steps : new int[] {1, 4, 9}) {
        double truth = DEVIATION * Math.sqrt(steps);
        assertThat(found[steps - 1]).as("%s steps", steps).isCloseTo(truth, within(0.2 * truth));
      }
    }
  }

  @Test
  void a_logarithm_makes_bands_lean_and_keeps_every_path_above_zero() {
    double[] levels = Noisy.values(400, 0.5, 0.4);
    double[] values = Arrays.stream(levels).map(v -> Math.exp(v - 48)).toArray();
    Series declared =
        Series.of(Monthly.table(values)).target("y").log().standardize().window(4).holdOut(1);
    Forecast forecast = direct(declared.gaussian().paths(2000)).forecast(1);
    double low = forecast.quantile(0.1)[0];
    double middle = forecast.values()[0];
    double high = forecast.quantile(0.9)[0];
    assertThat(middle / low).isCloseTo(high / middle, within(0.15));
    assertThat(high - middle).isGreaterThan(1.3 * (middle - low));
    assertThat(Math.log(high / low) / (2 * 1.2815515655446004)).isCloseTo(0.4, within(0.08));
    assertThat(Arrays.stream(forecast.samples())).allMatch(path -> path[0] > 0);
  }
}
