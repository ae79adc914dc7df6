package dev.rondo.train;

import dev.rondo.architecture.Architecture;
import dev.rondo.data.Batch;
import dev.rondo.data.Examples;
import dev.rondo.engine.Nd4jEngine;
import dev.rondo.engine.Network;
import dev.rondo.engine.NetworkShape;
import dev.rondo.layer.CounterRandom;
import dev.rondo.layer.Purpose;
import java.util.Arrays;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Examples in memory: uniform noise, to be answered at their end or at each step. */
record Sequences(
    double[][][] x,
    double[][][] target,
    boolean eachStep,
    Optional<int[]> lengths,
    Optional<double[]> weights)
    implements Examples {

  private static final int FEATURES = 2;

  /** The mean of the first feature at the end of each sequence. */
  static Sequences means(int size, int steps, long seed) {
    double[][][] x = random(size, steps, seed);
    double[][][] target = new double[size][1][1];
    for (int n = 0; n < size; n++) {
      target[n][0][0] = Arrays.stream(x[n]).mapToDouble(step -> step[0]).average().orElseThrow();
    }
    return new Sequences(x, target, false, Optional.empty(), Optional.empty());
  }

  /** The first feature of the step before, at each step. */
  static Sequences echoes(int size, int steps, long seed) {
    double[][][] x = random(size, steps, seed);
    double[][][] target = new double[size][steps][1];
    for (int n = 0; n < size; n++) {
      for (int t = 1; t < steps; t++) {
        target[n][t][0] = x[n][t - 1][0];
      }
    }
    return new Sequences(x, target, true, Optional.empty(), Optional.empty());
  }

  Sequences lengths(int... each) {
    return new Sequences(x, target, eachStep, Optional.of(each), weights);
  }

  Sequences weights(double... each) {
    return new Sequences(x, target, eachStep, lengths, Optional.of(each));
  }

  /** The same with another target for one example. */
  Sequences target(int example, double value) {
    double[][][] changed = Arrays.stream(target).map(double[][]::clone).toArray(double[][][]::new);
    changed[example][0] = new double[] {value};
    return new Sequences(x, changed, eachStep, lengths, weights);
  }

  /** The named examples alone, without weights. */
  Sequences only(int... rows) {
    return new Sequences(pick(x, rows), pick(target, rows), eachStep, lengths, Optional.empty());
  }

  Task task() {
    return new Task("test", "sequences", this, Optional.empty(), Losses.mse(), Optional.empty());
  }

  Task task(Examples validation) {
    return new Task(
        "test", "sequences", this, Optional.of(validation), Losses.mse(), Optional.empty());
  }

  static Network network(Architecture architecture) {
    return new Nd4jEngine().open(new NetworkShape(architecture, FEATURES, 0, 1), DataType.FLOAT);
  }

  static Network networkInDouble(Architecture architecture) {
    return new Nd4jEngine().open(new NetworkShape(architecture, FEATURES, 0, 1), DataType.DOUBLE);
  }

  @Override
  public int size() {
    return x.length;
  }

  @Override
  public Batch batch(int[] rows, DataType precision) {
    INDArray y = Nd4j.createFromArray(pick(target, rows)).castTo(precision);
    INDArray answers = eachStep ? y : y.reshape('c', rows.length, 1); // [N,1,1] -> [N,1]
    return new Batch(
        Nd4j.createFromArray(pick(x, rows)).castTo(precision),
        lengths.map(all -> Arrays.stream(rows).map(row -> all[row]).toArray()),
        Optional.empty(),
        answers,
        weights.map(all -> weight(all, rows, answers)));
  }

  private static INDArray weight(double[] all, int[] rows, INDArray answers) {
    INDArray weight = answers.like();
    for (int i = 0; i < rows.length; i++) {
      weight.slice(i).assign(all[rows[i]]);
    }
    return weight;
  }

  private static double[][][] pick(double[][][] from, int[] rows) {
    return Arrays.stream(rows).mapToObj(row -> from[row]).toArray(double[][][]::new);
  }

  private static double[][][] random(int size, int steps, long seed) {
    CounterRandom random = CounterRandom.keyed(seed, Purpose.SPLIT);
    double[][][] x = new double[size][steps][FEATURES];
    for (double[][] sequence : x) {
      for (double[] step : sequence) {
        for (int f = 0; f < FEATURES; f++) {
          step[f] = 2 * random.nextDouble() - 1;
        }
      }
    }
    return x;
  }
}
