package dev.rondo.guarantee;

import static dev.rondo.Rondo.adam;
import static dev.rondo.Rondo.epochs;
import static dev.rondo.Rondo.gru;
import static dev.rondo.Rondo.lstm;
import static dev.rondo.Rondo.sequences;
import static dev.rondo.Rondo.series;

import dev.rondo.architecture.LstmArchitecture;
import dev.rondo.architecture.SequenceArchitecture;
import dev.rondo.data.MeasuredSequences;
import dev.rondo.model.Forecaster;
import dev.rondo.model.SequenceRegressor;
import dev.rondo.train.TrainingPlan;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.nd4j.linalg.factory.Nd4j;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/**
 * A program that trains and prints the fingerprints of what it learned, perhaps after other work;
 * {@link SameBitsTest} starts it many times.
 */
final class SameBits {

  private SameBits() {}

  /** What else the process does. */
  enum Other {
    NOTHING,
    /** Draws ND4J's random numbers and multiplies large matrices. */
    ARRAYS,
    /** Trains other networks from other seeds. */
    TRAININGS,
    /** Gives BLAS more threads. */
    THREADS,
    /** Trains the same at once on several threads. */
    AT_ONCE
  }

  public static void main(String[] arguments) {
    Other other = Other.valueOf(arguments[0]);
    before(other);
    (other == Other.AT_ONCE ? atOnce() : List.of(all())).forEach(System.out::println);
    System.exit(0);
  }

  /** The fingerprints of four networks; the last is the reference engine's. */
  static String all() {
    TrainingPlan plan = epochs(2).batch(64).clip(0.01).quiet();
    return fingerprint() + " " + tall() + " " + wide(plan) + " " + wide(plan.inDouble());
  }

  /** A small network with dropout and patience; the same lines run in a notebook and in JShell. */
  static String fingerprint() {
    // from here
    float[][][] x = new float[40][6][2];
    float[] y = new float[40];
    for (int i = 0; i < 40; i++) {
      for (int t = 0; t < 6; t++) {
        x[i][t][0] = (i * 7 + t * 5) % 11 / 5f - 1;
        x[i][t][1] = (i * 3 + t * t) % 13 / 6f - 1;
        y[i] += x[i][t][0] * x[i][5 - t][1];
      }
    }
    SequenceArchitecture cells = lstm(6).dropout(0.3).gru(5);
    MeasuredSequences data = sequences(Nd4j.create(x), Nd4j.create(y)).split(70, 20, 10);
    SequenceRegressor model = data.model(cells.last());
    model.train(epochs(40).batch(8).optimizer(adam(0.02)).patience(6).seed(3).quiet());
    String fingerprint = model.fingerprint();
    // to here
    return fingerprint;
  }

  /** All options at once, and products and gradients long enough to be shared out to threads. */
  private static String wide(TrainingPlan plan) {
    float[][][] x = new float[80][6][16];
    float[][] y = new float[80][1];
    for (int i = 0; i < x.length; i++) {
      for (int t = 0; t < x[i].length; t++) {
        for (int f = 0; f < x[i][t].length; f++) {
          x[i][t][f] = (i * 7 + t * 5 + f * f * 3) % 29 / 14f - 1;
        }
        y[i][0] += x[i][t][0] - x[i][t][3] * x[i][t][5];
      }
    }
    LstmArchitecture all = lstm(64).peepholes().layerNorm().variationalDropout(0.1);
    SequenceRegressor model =
        sequences(Nd4j.create(x), Nd4j.create(y)).model(all.dropConnect(0.1).gru(32).attend());
    model.train(plan);
    return model.fingerprint();
  }

  /** A network that answers at each step, and so adds up long single columns. */
  private static String tall() {
    DoubleColumn y = DoubleColumn.create("y");
    for (int row = 0; row < 400; row++) {
      y.append(row * 37 % 11 + Math.abs(row % 50 - 25));
    }
    Forecaster model =
        series(Table.create("y", y))
            .target("y")
            .standardize()
            .window(30)
            .horizon(2)
            .holdOut(20)
            .autoregressive()
            .model(gru(4));
    model.train(epochs(2).batch(256).quiet());
    return model.fingerprint();
  }

  private static void before(Other other) {
    switch (other) {
      case ARRAYS -> {
        Nd4j.getRandom().setSeed(99);
        Nd4j.rand(300, 300).mmul(Nd4j.randn(300, 300)).norm2Number();
      }
      case TRAININGS -> {
        SequenceRegressor model =
            sequences(Nd4j.ones(20, 4, 3), Nd4j.ones(20)).model(lstm(9).dropout(0.5).last());
        model.train(epochs(2).seed(8).quiet());
        tall();
      }
      case THREADS -> {
        Nd4j.factory().blas().setMaxThreads(3);
        Nd4j.rand(300, 300).mmul(Nd4j.rand(300, 300));
      }
      case NOTHING, AT_ONCE -> {}
    }
  }

  private static List<String> atOnce() {
    ForkJoinPool pool = new ForkJoinPool(3);
    List<CompletableFuture<String>> all =
        IntStream.range(0, 3)
            .mapToObj(i -> CompletableFuture.supplyAsync(SameBits::all, pool))
            .toList();
    return all.stream().map(CompletableFuture::join).toList();
  }
}
