package dev.rondo.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.architecture.Architecture;
import dev.rondo.architecture.SummaryArchitecture;
import dev.rondo.cell.CellState;
import dev.rondo.data.Batch;
import dev.rondo.engine.Nd4jEngine;
import dev.rondo.engine.Network;
import dev.rondo.engine.NetworkShape;
import dev.rondo.engine.NetworkState;
import dev.rondo.layer.CounterRandom;
import dev.rondo.layer.Pass;
import dev.rondo.layer.Purpose;
import dev.rondo.train.Loss;
import dev.rondo.train.LossValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * One network's gradients by every parameter, input and initial state against central differences:
 * {@code |a - n| <= 1e-8 + 1e-6 max(|a|, |n|)}. The loss is a fixed random weighting of the output,
 * or one that a network learns by.
 */
final class GradientCheck {

  private static final double STEP = 1e-5;
  private static final int N = 2;
  private static final int T = 3;
  private static final int F = 3;
  private static final int O = 2;

  private final Network network;
  private final Batch batch;
  private final NetworkState start;
  private final Function<INDArray, LossValue> judge;
  private final Pass pass = Pass.training(7, 1, 1, 0);

  private GradientCheck(Architecture architecture, boolean ragged, Optional<Loss> loss) {
    int side = architecture instanceof SummaryArchitecture ? 2 : 0;
    network = new Nd4jEngine().open(new NetworkShape(architecture, F, side, O), DataType.DOUBLE);
    network.initialize(5);
    CounterRandom random = CounterRandom.keyed(11, Purpose.SPLIT);
    network.parameters().addi(normal(random, 0.3, network.layout().length()));
    batch =
        new Batch(
            normal(random, 1, N, T, F),
            ragged ? Optional.of(new int[] {T, 1}) : Optional.empty(),
            side > 0 ? Optional.of(normal(random, 1, N, side)) : Optional.empty(),
            Nd4j.zeros(DataType.DOUBLE, N, O),
            Optional.empty());
    network.forward(batch, pass, Optional.empty());
    start = randomState(random, network.state());
    INDArray weighting = side > 0 ? normal(random, 1, N, O) : normal(random, 1, N, T, O);
    if (ragged && side == 0) {
      clearPadding(weighting);
    }
    judge =
        loss.map(l -> judge(l, random, weighting))
            .orElse(
                out -> new LossValue(out.mul(weighting).sumNumber().doubleValue(), 1, weighting));
  }

  /** A loss by random targets; a target counts by the square of its first output's weighting. */
  private static Function<INDArray, LossValue> judge(
      Loss loss, CounterRandom random, INDArray weighting) {
    long[] shape = weighting.shape().clone();
    shape[shape.length - 1] /= loss.outputsPerTarget();
    INDArray target = normal(random, 1, shape);
    INDArray weight = Nd4j.create(DataType.DOUBLE, shape);
    long width = shape[shape.length - 1];
    for (long i = 0; i < weight.length(); i++) {
      double first = weighting.getDouble(i / width * O);
      weight.putScalar(i, first * first);
    }
    return out -> loss.of(out, target, Optional.of(weight));
  }

  static GradientCheck of(Architecture architecture, boolean ragged) {
    return new GradientCheck(architecture, ragged, Optional.empty());
  }

  static GradientCheck of(Architecture architecture, boolean ragged, Loss loss) {
    return new GradientCheck(architecture, ragged, Optional.of(loss));
  }

  void verify() {
    var analytic = network.backward(judge.apply(answer()).meanGradient());
    compare("parameter", network.gradients().dup(), network.parameters());
    compare("input", analytic.x(), batch.x());
    for (int i = 0; i < start.layers().size(); i++) {
      CellState at = start.layers().get(i);
      CellState by = analytic.start().layers().get(i);
      compare("hidden state " + i, by.hidden(), at.hidden());
      if (at.memory().isPresent()) {
        compare("memory " + i, by.memory().orElseThrow(), at.memory().get());
      }
    }
  }

  private INDArray answer() {
    return network.forward(batch, pass, Optional.of(start));
  }

  private double loss() {
    return judge.apply(answer()).mean();
  }

  private void compare(String what, INDArray analytic, INDArray point) {
    INDArray flat = point.reshape(point.length());
    double[] a = analytic.reshape(analytic.length()).toDoubleVector();
    for (int i = 0; i < a.length; i++) {
      double x = flat.getDouble(i);
      flat.putScalar(i, x + STEP);
      double above = loss();
      flat.putScalar(i, x - STEP);
      double below = loss();
      flat.putScalar(i, x);
      double n = (above - below) / (2 * STEP);
      assertThat(Math.abs(a[i] - n))
          .as("%s %d of %s: analytic %s, numeric %s", what, i, network.shape(), a[i], n)
          .isLessThanOrEqualTo(1e-8 + 1e-6 * Math.max(Math.abs(a[i]), Math.abs(n)));
    }
  }

  private static NetworkState randomState(CounterRandom random, NetworkState like) {
    List<CellState> layers = new ArrayList<>();
    for (CellState s : like.layers()) {
      layers.add(
          new CellState(
              normal(random, 0.5, s.hidden().shape()),
              s.memory().map(c -> normal(random, 0.5, c.shape()))));
    }
    return new NetworkState(layers);
  }

  private static INDArray normal(CounterRandom random, double deviation, long... shape) {
    long length = 1;
    for (long size : shape) {
      length *= size;
    }
    double[] numbers = new double[(int) length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = random.nextNormal() * deviation;
    }
    return Nd4j.createFromArray(numbers).reshape('c', shape);
  }

  private void clearPadding(INDArray sequences) {
    int[] lengths = batch.lengths().orElseThrow();
    for (int n = 0; n < N; n++) {
      for (int t = lengths[n]; t < T; t++) {
        for (int o = 0; o < O; o++) {
          sequences.putScalar(new int[] {n, t, o}, 0);
        }
      }
    }
  }
}
