package dev.rondo.layer;

import static dev.rondo.architecture.Architectures.elman;
import static dev.rondo.architecture.Architectures.gru;
import static dev.rondo.architecture.Architectures.lstm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.architecture.BuiltInSpec;
import dev.rondo.architecture.CellArchitecture;
import dev.rondo.architecture.LstmSpec;
import dev.rondo.architecture.Reset;
import dev.rondo.cell.CellState;
import dev.rondo.data.Batch;
import dev.rondo.engine.Nd4jEngine;
import dev.rondo.engine.Network;
import dev.rondo.engine.NetworkShape;
import dev.rondo.engine.NetworkState;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * The options of the cells against their equations, number by number in plain Java: where each mask
 * and normalisation stands, and that a mask drawn once stays for all steps.
 */
class CellEquationsTest {

  private static final int N = 3;
  private static final int T = 4;
  private static final int F = 2;
  private static final int H = 3;
  private static final Pass PASS = Pass.training(7, 2, 5, 0);

  static Stream<CellArchitecture> cells() {
    return Stream.of(
        elman(H).layerNorm(),
        elman(H).variationalDropout(0.4, 0.5).dropConnect(0.3),
        elman(H).layerNorm().variationalDropout(0.4).dropConnect(0.3),
        lstm(H).peepholes(),
        lstm(H).layerNorm(),
        lstm(H).peepholes().layerNorm(),
        lstm(H).variationalDropout(0.5, 0.4),
        lstm(H).peepholes().layerNorm().variationalDropout(0.4).dropConnect(0.3),
        gru(H).layerNorm(),
        gru(H).variationalDropout(0.4, 0.5).dropConnect(0.3),
        gru(H).layerNorm().variationalDropout(0.4).dropConnect(0.3),
        gru(H).reset(Reset.BEFORE).variationalDropout(0.4, 0.5).dropConnect(0.3));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void a_cell_computes_its_equations(CellArchitecture architecture) {
    BuiltInSpec spec = (BuiltInSpec) architecture.layers().get(0);
    NetworkShape shape = new NetworkShape(architecture, F, 0, 1);
    Network network = new Nd4jEngine().open(shape, DataType.DOUBLE);
    network.parameters().assign(normal(1, network.layout().length()));
    INDArray x = normal(2, N, T, F);
    INDArray h0 = normal(3, N, H);
    INDArray c0 = normal(4, N, H);
    CellState start = new CellState(h0, spec.hasMemory() ? Optional.of(c0) : Optional.empty());
    network.forward(
        Batch.of(x, Nd4j.zeros(N, 1)), PASS, Optional.of(new NetworkState(List.of(start))));
    CellState end = network.state().layers().get(0);

    RecurrentWeights weights = weights(network, spec);
    HeldMasks masks =
        new HeldMasks.Source(spec.options(), 0, false).draw(PASS, x.dataType(), N, weights);
    for (int n = 0; n < N; n++) {
      Reference reference =
          new Reference(
              spec, network, row(masks.input(), n, F), row(masks.hidden(), n, H), masks.weights());
      reference.h = h0.getRow(n).toDoubleVector();
      reference.c = c0.getRow(n).toDoubleVector();
      for (int t = 0; t < T; t++) {
        reference.step(new double[] {x.getDouble(n, t, 0), x.getDouble(n, t, 1)});
      }
      assertThat(end.hidden().getRow(n).toDoubleVector())
          .containsExactly(reference.h, within(1e-12));
      if (spec.hasMemory()) {
        assertThat(end.memory().orElseThrow().getRow(n).toDoubleVector())
            .containsExactly(reference.c, within(1e-12));
      }
    }
  }

  private static RecurrentWeights weights(Network network, BuiltInSpec spec) {
    ParameterLayout layout = new ParameterLayout();
    int width = network.layout().slots().get(0).columns();
    return RecurrentWeights.reserve(layout, "0", spec, F, width)
        .build(network.parameters(), network.gradients());
  }

  private static double[] row(Optional<INDArray> mask, int n, int width) {
    double[] ones = new double[width];
    Arrays.fill(ones, 1);
    return mask.map(m -> m.getRow(n).toDoubleVector()).orElse(ones);
  }

  private static INDArray normal(long seed, long... shape) {
    double[] numbers = new double[(int) Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
    CounterRandom random = CounterRandom.keyed(seed, Purpose.SPLIT);
    Arrays.setAll(numbers, i -> 0.7 * random.nextNormal());
    return Nd4j.createFromArray(numbers).reshape('c', shape);
  }

  /** One sequence, step by step. */
  private static final class Reference {
    private final BuiltInSpec spec;
    private final Network network;
    private final double[] maskX;
    private final double[] maskH;
    private final Optional<INDArray> kept;
    double[] h;
    double[] c;

    Reference(
        BuiltInSpec spec,
        Network network,
        double[] maskX,
        double[] maskH,
        Optional<INDArray> kept) {
      this.spec = spec;
      this.network = network;
      this.maskX = maskX;
      this.maskH = maskH;
      this.kept = kept;
    }

    void step(double[] x) {
      boolean gru = spec.toString().startsWith("gru");
      double[] xm = times(x, maskX);
      double[] hm = times(h, maskH);
      double[][] wh = keptOnes();
      double[] a = plus(norm(product(xm, numbers("Wx")), "gx", gru), numbers("bx")[0]);
      double[] b = plus(norm(product(hm, wh), "gh", gru), numbers("bh")[0]);
      if (gru) {
        boolean before = spec.toString().contains("BEFORE");
        double[] next = new double[H];
        double[] r = new double[H];
        for (int j = 0; j < H; j++) {
          r[j] = sigmoid(a[j] + b[j]);
        }
        double[] own = plus(product(times(r, hm), wh), numbers("bh")[0]);
        for (int j = 0; j < H; j++) {
          double z = sigmoid(a[H + j] + b[H + j]);
          double past = before ? own[2 * H + j] : r[j] * b[2 * H + j];
          double n = Math.tanh(a[2 * H + j] + past);
          next[j] = (1 - z) * n + z * h[j];
        }
        h = next;
      } else if (spec instanceof LstmSpec lstm) {
        double[][] p = lstm.peepholes() ? numbers("peepholes") : new double[3][H];
        double[] sum = plus(a, b);
        double[] next = new double[H];
        for (int j = 0; j < H; j++) {
          double i = sigmoid(sum[j] + p[0][j] * c[j]);
          double f = sigmoid(sum[H + j] + p[1][j] * c[j]);
          next[j] = f * c[j] + i * Math.tanh(sum[2 * H + j]);
        }
        double[] shown =
            spec.options().layerNorm() ? plus(norm(next, "gc", false), numbers("bc")[0]) : next;
        for (int j = 0; j < H; j++) {
          h[j] = sigmoid(sum[3 * H + j] + p[2][j] * next[j]) * Math.tanh(shown[j]);
        }
        c = next;
      } else {
        double[] sum = plus(a, b);
        h = Arrays.stream(sum).map(Math::tanh).toArray();
      }
    }

    private double[][] keptOnes() {
      double[][] wh = numbers("Wh");
      for (int k = 0; kept.isPresent() && k < H; k++) {
        wh[k] = times(wh[k], kept.get().getRow(k).toDoubleVector());
      }
      return wh;
    }

    /** {@code g * (a - mean) / sqrt(variance + 1e-5)}; in a GRU the last third by itself. */
    private double[] norm(double[] a, String gain, boolean lastApart) {
      if (!spec.options().layerNorm()) {
        return a;
      }
      double[] g = numbers(gain)[0];
      double[] y = new double[a.length];
      int cut = lastApart ? 2 * H : a.length;
      for (int[] block : new int[][] {{0, cut}, {cut, a.length}}) {
        double[] part = Arrays.copyOfRange(a, block[0], block[1]);
        double mean = Arrays.stream(part).average().orElse(0);
        double variance = Arrays.stream(part).map(v -> (v - mean) * (v - mean)).average().orElse(0);
        for (int j = block[0]; j < block[1]; j++) {
          y[j] = g[j] * (a[j] - mean) / Math.sqrt(variance + 1e-5);
        }
      }
      return y;
    }

    private double[][] numbers(String what) {
      for (ParameterLayout.Slot slot : network.layout().slots()) {
        if (slot.name().startsWith("0.") && slot.name().endsWith("." + what)) {
          int end = slot.offset() + slot.length();
          return network
              .parameters()
              .get(NDArrayIndex.interval(slot.offset(), end))
              .reshape('c', slot.rows(), slot.columns())
              .toDoubleMatrix();
        }
      }
      throw new AssertionError(what);
    }

    private static double[] product(double[] row, double[][] matrix) {
      double[] y = new double[matrix[0].length];
      for (int k = 0; k < row.length; k++) {
        for (int j = 0; j < y.length; j++) {
          y[j] += row[k] * matrix[k][j];
        }
      }
      return y;
    }

    private static double[] plus(double[] a, double[] b) {
      double[] y = new double[a.length];
      Arrays.setAll(y, j -> a[j] + b[j]);
      return y;
    }

    private static double[] times(double[] a, double[] b) {
      double[] y = new double[a.length];
      Arrays.setAll(y, j -> a[j] * b[j]);
      return y;
    }

    private static double sigmoid(double z) {
      return 1 / (1 + Math.exp(-z));
    }
  }
}
