package dev.rondo.model;

import static dev.rondo.Rondo.MONTH;
import static dev.rondo.Rondo.gru;
import static dev.rondo.Rondo.lstm;
import static dev.rondo.Rondo.mae;
import static dev.rondo.Rondo.series;
import static dev.rondo.Rondo.sgd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.architecture.SequenceArchitecture;
import dev.rondo.data.Batch;
import dev.rondo.data.Examples;
import dev.rondo.data.Series;
import dev.rondo.engine.Nd4jEngine;
import dev.rondo.engine.Network;
import dev.rondo.engine.NetworkShape;
import dev.rondo.layer.Pass;
import dev.rondo.train.Run;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class AutoregressiveForecasterTest {

  private static final double[] TRUTH = Monthly.values(Monthly.ROWS);
  private static final int WINDOW = 6;

  private static Series declared() {
    return Monthly.declared(Monthly.table());
  }

  private static Series standardized() {
    return series(Monthly.table())
        .time("month")
        .target("y")
        .standardize()
        .window(WINDOW)
        .horizon(3)
        .holdOut(Monthly.HELD_OUT);
  }

  private static Forecaster trained(Series series, SequenceArchitecture architecture) {
    Forecaster model = series.autoregressive().model(architecture);
    model.train(Monthly.plan());
    return model;
  }

  /**
   * Reads the window and all forecasts so far from the beginning at every step, and takes the last
   * answer: no state is carried.
   */
  private static double[][] steppedByHand(
      Forecaster model, SequenceArchitecture architecture, int outputs, int steps) {
    Network network =
        new Nd4jEngine().open(new NetworkShape(architecture, 1, 0, outputs), DataType.FLOAT);
    network.parameters().assign(model.weights());
    double[] training = Arrays.copyOf(TRUTH, Monthly.TRAINING);
    double mean = Arrays.stream(training).average().orElseThrow();
    double deviation =
        Math.sqrt(
            Arrays.stream(training).map(v -> (v - mean) * (v - mean)).average().orElseThrow());
    double[] seen =
        Arrays.stream(training, Monthly.TRAINING - WINDOW, Monthly.TRAINING)
            .map(v -> (v - mean) / deviation)
            .toArray();
    double[][] found = new double[steps][];
    for (int step = 0; step < steps; step++) {
      INDArray x = Nd4j.create(seen, new long[] {1, seen.length, 1}, DataType.FLOAT);
      INDArray answers = network.forward(Batch.of(x, x), Pass.INFERENCE, Optional.empty());
      double[] last = new double[outputs];
      for (int o = 0; o < outputs; o++) {
        last[o] = answers.getDouble(0, seen.length - 1, o);
      }
      Arrays.sort(last);
      seen = Monthly.joined(seen, seen.length, last[outputs / 2]);
      found[step] = Arrays.stream(last).map(v -> v * deviation + mean).toArray();
    }
    return found;
  }

  @Test
  void takes_each_answer_as_its_next_input() {
    Forecaster model = trained(standardized(), lstm(3));
    double[][] byHand = steppedByHand(model, lstm(3), 1, 7);
    double[] forecast = model.forecast(7).values();
    for (int step = 0; step < 7; step++) {
      assertThat(forecast[step]).isCloseTo(byHand[step][0], within(1e-3));
    }
    assertThat(model.forecast(2).values()).containsExactly(Arrays.copyOf(forecast, 2));
    assertThat(Arrays.stream(forecast).distinct().count()).isEqualTo(7);
  }

  @Test
  void goes_on_from_the_middle_quantile() {
    Forecaster model = trained(standardized().quantiles(0.1, 0.5, 0.9), gru(3));
    double[][] byHand = steppedByHand(model, gru(3), 3, 5);
    Forecast forecast = model.forecast(5);
    double[] levels = {0.1, 0.5, 0.9};
    for (int q = 0; q < 3; q++) {
      for (int step = 0; step < 5; step++) {
        assertThat(forecast.quantile(levels[q])[step]).isCloseTo(byHand[step][q], within(1e-3));
      }
    }
    assertThat(forecast.values()).containsExactly(forecast.quantile(0.5));
  }

  @Test
  void knows_the_calendar_and_the_transforms_past_the_last_row() {
    Forecaster model =
        trained(
            series(Monthly.table())
                .time("month")
                .target("y")
                .calendar(MONTH)
                .log()
                .difference(12)
                .relative()
                .window(WINDOW)
                .horizon(3)
                .holdOut(4),
            gru(2));
    double[] forecast = model.forecastBeyond(30).values();
    assertThat(forecast).hasSize(30);
    assertThat(Arrays.stream(forecast).allMatch(v -> v > 0 && Double.isFinite(v))).isTrue();
    Forecaster sameUnits = trained(declared(), gru(2));
    assertThat(sameUnits.backtest(3, "2004-05").origins()).isEqualTo(10);
  }

  @Test
  void is_watched_on_the_rows_of_the_validation_part_alone() {
    // 40 rows to train on, the last 10 of them watched: rows before those are inputs only
    Batch watched = watched();
    assertThat(watched.target().shape()).containsExactly(8, WINDOW + 3 - 1, 1);
    INDArray weight = watched.weight().orElseThrow();
    for (int step = 0; step < WINDOW + 2; step++) {
      assertThat(weight.getDouble(3, step, 0)).isEqualTo(step < WINDOW - 1 ? 0 : 1);
    }
    Forecaster model = standardized().autoregressive().model(gru(1));
    Run run =
        model.train(Monthly.plan().epochs(1).validation(0.25).loss(mae()).optimizer(sgd(1e-30)));
    Network network = new Nd4jEngine().open(new NetworkShape(gru(1), 1, 0, 1), DataType.FLOAT);
    network.parameters().assign(model.weights());
    INDArray answers = network.forward(watched, Pass.INFERENCE, Optional.empty());
    double byHand = 0;
    for (int n = 0; n < 8; n++) {
      for (int step = WINDOW - 1; step < WINDOW + 2; step++) {
        byHand +=
            Math.abs(answers.getDouble(n, step, 0) - watched.target().getDouble(n, step, 0)) / 24;
      }
    }
    assertThat(run.history().epochs().get(0).validationLoss().orElseThrow())
        .isCloseTo(byHand, within(1e-6));
  }

  private static Batch watched() {
    Examples examples = standardized().autoregressive().prepare().validation(0.25);
    return examples.batch(IntStream.range(0, examples.size()).toArray(), DataType.FLOAT);
  }

  @Test
  void says_that_it_answers_every_step() {
    assertThat(declared().autoregressive().model(gru(2)).toString())
        .startsWith("gru(2): [batch,6,1] -> [batch,6,1], ");
  }
}
