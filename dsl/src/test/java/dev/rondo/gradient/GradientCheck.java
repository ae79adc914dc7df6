package dev.rondo.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.architecture.Architecture;
import dev.rondo.architecture.SummaryArchitecture;
import dev.rondo.data.Batch;
import dev.rondo.engine.Nd4jEngine;
import dev.rondo.engine.Network;
import dev.rondo.engine.NetworkShape;
import dev.rondo.engine.NetworkState;
import dev.rondo.layer.CellState;
import dev.rondo.layer.CounterRandom;
import dev.rondo.layer.Pass;
import dev.rondo.layer.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * One network's gradients by every parameter, input and initial state against central differences:
 * {@code |a - n| <= 1e-8 + 1e-6 max(|a|, |n|)}. The loss is a fixed random weighting of the output.
 */
final class GradientCheck {

  private static final double STEP = 1e-5;
  private static final int N = 2;
  private static final int T = 4;
  private static final int F = 2;
  private static final int O = 2;

  private final Network network;
  private final Batch batch;
  private final NetworkState start;
  private final INDArray weighting;
  private final Pass pass = Pass.training(7, 1, 1, 0);

  private GradientCheck(Architecture architecture, boolean ragged) {
    int side = architecture instanceof SummaryArchitecture ? 2 : 0;
    network = new Nd4jEngine().open(new NetworkShape(architecture, F, side, O), DataType.DOUBLE);
    network.initialize(5);
    CounterRandom random = CounterRandom.keyed(11, Purpose.SPLIT);
    network.parameters().addi(normal(random, 0.3, network.layout().length()));
    batch =
        new Batch(
            normal(random, 1, N, T, F),
            ragged ? Optional.of(new int[] {4, 2}) : Optional.empty(),
            side > 0 ? Optional.of(normal(random, 1, N, side)) : Optional.empty(),
            Nd4j.zeros(DataType.DOUBLE, N, O),
            Optional.empty());
    network.forward(batch, pass, Optional.empty());
    start = randomState(random, network.state());
    weighting = side > 0 ? normal(random, 1, N, O) : normal(random, 1, N, T, O);
    if (ragged && side == 0) {
      clearPadding(weighting);
    }
  }

  static GradientCheck of(Architecture architecture, boolean ragged) {
    return new GradientCheck(architecture, ragged);
  }

  void verify() {
    loss();
    var analytic = network.backward(weighting);
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

  private double loss() {
    INDArray out = network.forward(batch, pass, Optional.of(start));
    return out.mul(weighting).sumNumber().doubleValue();
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
