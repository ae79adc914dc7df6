package dev.rondo.train;

import dev.rondo.data.Batch;
import dev.rondo.data.Examples;
import dev.rondo.layer.CounterRandom;
import dev.rondo.layer.Purpose;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Streams of noise in memory, cut into windows; asked for the first feature of the step before,
 * across the windows' edges too.
 */
record Streams(int streams, int windows, int steps, double[][][] noise) implements Examples {

  private static final int FEATURES = 2;

  static Streams of(int streams, int windows, int steps) {
    CounterRandom random = CounterRandom.keyed(7, Purpose.SPLIT);
    double[][][] noise = new double[streams][windows * steps + 1][FEATURES];
    for (double[][] stream : noise) {
      for (double[] step : stream) {
        step[0] = random.nextNormal();
        step[1] = random.nextNormal();
      }
    }
    return new Streams(streams, windows, steps, noise);
  }

  Task task(Optional<Examples> validation) {
    return new Task("test", "streams", this, validation, Losses.mse(), Optional.empty());
  }

  @Override
  public int size() {
    return streams * windows;
  }

  @Override
  public Batch batch(int[] rows, DataType precision) {
    double[][][] x = new double[rows.length][steps][FEATURES];
    double[][][] y = new double[rows.length][steps][1];
    for (int i = 0; i < rows.length; i++) {
      double[][] stream = noise[rows[i] % streams];
      for (int t = 0; t < steps; t++) {
        int at = rows[i] / streams * steps + t;
        x[i][t] = stream[at + 1];
        y[i][t][0] = stream[at][0];
      }
    }
    INDArray inputs = Nd4j.createFromArray(x).castTo(precision);
    return Batch.of(inputs, Nd4j.createFromArray(y).castTo(precision));
  }
}
