package dev.rondo.model;

import static dev.rondo.Rondo.elman;
import static dev.rondo.Rondo.lstm;
import static dev.rondo.Rondo.series;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.architecture.Architecture;
import dev.rondo.data.Batch;
import dev.rondo.data.Origin;
import dev.rondo.data.PreparedSeries;
import dev.rondo.data.Series;
import dev.rondo.data.Timeline;
import dev.rondo.engine.Nd4jEngine;
import dev.rondo.engine.Network;
import dev.rondo.engine.NetworkShape;
import dev.rondo.layer.CounterRandom;
import dev.rondo.layer.Pass;
import dev.rondo.layer.Purpose;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Sampled paths against the same draws made one by one, without a batch, a state or a stream. */
class PathsByHandTest {

  private static final double[] TRUTH = Monthly.values(Monthly.ROWS);
  private static final long SEED = 5;
  private static final int WINDOW = 6;

  /** The random numbers of a path that begins in 2004-05. */
  private static CounterRandom stream(int path) {
    return CounterRandom.keyed(
        SEED,
        Purpose.PATHS,
        LongStream.concat(LongStream.of(path, 0), "2004-05".chars().asLongStream()).toArray());
  }

  private static double draw(double mean, double raw, CounterRandom random) {
    return mean + (Math.log(1 + Math.exp(raw)) + 1e-4) * random.nextNormal();
  }

  private static Network network(Forecaster model, Architecture architecture, int outputs) {
    Network network =
        new Nd4jEngine().open(new NetworkShape(architecture, 1, 0, outputs), DataType.FLOAT);
    network.parameters().assign(model.weights());
    return network;
  }

  private static INDArray answer(Network network, double... seen) {
    INDArray x = Nd4j.create(seen, new long[] {1, seen.length, 1}, DataType.FLOAT);
    return network.forward(Batch.of(x, x), Pass.INFERENCE, Optional.empty());
  }

  @Test
  void an_autoregressive_path_is_fed_its_own_values() {
    Series declared =
        series(Monthly.table())
            .time("month")
            .target("y")
            .standardize()
            .window(WINDOW)
            .horizon(3)
            .holdOut(Monthly.HELD_OUT)
            .gaussian()
            .paths(5);
    Forecaster model = declared.autoregressive().model(lstm(3));
    model.train(Monthly.plan().seed(SEED));
    double[] training = Arrays.copyOf(TRUTH, Monthly.TRAINING);
    double mean = Arrays.stream(training).average().orElseThrow();
    double deviation =
        Math.sqrt(
            Arrays.stream(training).map(v -> (v - mean) * (v - mean)).average().orElseThrow());
    Network network = network(model, lstm(3), 2);

    double[][] paths = model.forecast(7).samples();
    for (int path = 0; path < 5; path++) {
      CounterRandom random = stream(path);
      double[] seen =
          Arrays.stream(training, Monthly.TRAINING - WINDOW, Monthly.TRAINING)
              .map(v -> (v - mean) / deviation)
              .toArray();
      for (int step = 0; step < 7; step++) {
        INDArray said = answer(network, seen);
        int last = seen.length - 1;
        double value = draw(said.getDouble(0, last, 0), said.getDouble(0, last, 1), random);
        assertThat(paths[path][step]).isCloseTo(value * deviation + mean, within(1e-3));
        seen = Monthly.joined(seen, seen.length, value);
      }
    }
  }

  @Test
  void past_the_horizon_a_path_goes_on_as_a_series_with_its_values_would() {
    Series declared =
        series(Monthly.table())
            .time("month")
            .target("y")
            .log()
            .difference(1)
            .relative()
            .standardize()
            .window(WINDOW)
            .horizon(2)
            .holdOut(Monthly.HELD_OUT)
            .gaussian()
            .paths(4);
    Forecaster model = declared.model(elman(3).last());
    model.train(Monthly.plan().seed(SEED));
    PreparedSeries data = declared.prepare();
    Network network = network(model, elman(3).last(), 4);

    double[][] paths = model.forecast(5).samples();
    for (int path = 0; path < 4; path++) {
      CounterRandom random = stream(path);
      Timeline known = data.timelines().get(0).before(Monthly.TRAINING);
      for (int done = 0; done < 5; done += 2) {
        Origin origin = Origin.afterLast(known);
        INDArray x = data.inputs(List.of(origin), DataType.FLOAT).x();
        INDArray said = network.forward(Batch.of(x, x), Pass.INFERENCE, Optional.empty());
        double[] drawn = {
          draw(said.getDouble(0, 0), said.getDouble(0, 1), random),
          draw(said.getDouble(0, 2), said.getDouble(0, 3), random)
        };
        double[] values = data.paths(origin).decode(new double[][] {drawn}, 2)[0][0];
        for (int step = done; step < Math.min(5, done + 2); step++) {
          assertThat(paths[path][step]).isCloseTo(values[step - done], within(1e-2));
        }
        known = known.extended(new double[][] {{values[0]}, {values[1]}});
      }
    }
  }
}
