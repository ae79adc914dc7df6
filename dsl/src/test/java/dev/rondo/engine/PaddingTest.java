package dev.rondo.engine;

import static dev.rondo.architecture.Architectures.bidirectional;
import static dev.rondo.architecture.Architectures.cell;
import static dev.rondo.architecture.Architectures.elman;
import static dev.rondo.architecture.Architectures.embed;
import static dev.rondo.architecture.Architectures.gru;
import static dev.rondo.architecture.Architectures.lstm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.architecture.Activation;
import dev.rondo.architecture.Architecture;
import dev.rondo.architecture.EmbedSpec;
import dev.rondo.architecture.Reset;
import dev.rondo.cell.CoupledMemory;
import dev.rondo.cell.MinimalGatedUnit;
import dev.rondo.data.Batch;
import dev.rondo.layer.CounterRandom;
import dev.rondo.layer.Pass;
import dev.rondo.layer.Purpose;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What padding holds changes no bit of any result, and how much of it there is no result. */
class PaddingTest {

  private static final int[] LENGTHS = {5, 2, 3, 1};
  private static final int N = LENGTHS.length;
  private static final int LONGEST = 5;
  private static final int F = 3;
  private static final int O = 2;

  /** What runs on an engine, in the precision that judges it best. */
  private record Subject(Engine engine, DataType precision, NetworkShape shape) {

    /** A product of other size may be added up in another order. */
    Offset<Double> rounding() {
      return within(precision == DataType.DOUBLE ? 1e-13 : 5e-6);
    }

    Network network() {
      Network network = engine.open(shape, precision);
      network.initialize(3);
      return network;
    }

    /** A number of a real step; of an embedding, that of a token. */
    double number(int n, int t, int f) {
      CounterRandom random = CounterRandom.keyed(1, Purpose.SPLIT, n, t, f);
      return shape.embeds() ? random.nextInt(O + 1) : random.nextNormal();
    }

    @Override
    public String toString() {
      return shape.architecture() + " on " + engine.name();
    }
  }

  static List<Subject> subjects() {
    List<Subject> subjects = new ArrayList<>();
    for (Architecture architecture : architectures()) {
      boolean embeds = architecture.layers().get(0) instanceof EmbedSpec;
      NetworkShape shape = new NetworkShape(architecture, embeds ? O + 1 : F, 0, O);
      subjects.add(new Subject(new Nd4jEngine(), DataType.DOUBLE, shape));
      Engine fast = FastEngine.here();
      if (fast.runs(shape, DataType.FLOAT)) {
        subjects.add(new Subject(fast, DataType.FLOAT, shape));
      }
    }
    return subjects;
  }

  private static List<Architecture> architectures() {
    return List.of(
        elman(5),
        elman(5).activation(Activation.RELU).last(),
        lstm(5),
        lstm(5).gru(4).last(),
        bidirectional(lstm(3).peepholes()),
        lstm(3).peepholes().layerNorm(),
        bidirectional(gru(3).layerNorm()).elman(3).layerNorm(),
        gru(5),
        gru(5).reset(Reset.BEFORE).mean(),
        bidirectional(lstm(5)),
        bidirectional(gru(4)).dense(3, Activation.SIGMOID).bidirectional(elman(3)).last(),
        cell(new MinimalGatedUnit(4)),
        bidirectional(cell(new CoupledMemory(3))).cell(new MinimalGatedUnit(2)).last(),
        gru(5).max(),
        bidirectional(lstm(3)).attend(),
        embed(4).bidirectional(gru(3)).mean(),
        embed(3).tied().dropout(0.1).lstm(3),
        embed(3).dense(2).max());
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void may_hold_anything(Subject subject) {
    Results zeros = run(subject, batch(subject, 7, 0));
    for (double any : new double[] {Double.NaN, 1e30, Double.NEGATIVE_INFINITY, -3}) {
      Results noisy = run(subject, batch(subject, 7, any));
      assertThat(noisy.answers).as("answers with %s", any).isEqualTo(zeros.answers);
      assertThat(noisy.states).as("states with %s", any).isEqualTo(zeros.states);
      assertThat(noisy.gradients).as("gradients with %s", any).isEqualTo(zeros.gradients);
    }
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void may_be_longer(Subject subject) {
    Results shorter = run(subject, batch(subject, LONGEST, 9));
    Results longer = run(subject, batch(subject, LONGEST + 3, 9));
    for (int n = 0; n < N; n++) {
      assertThat(longer.answers[n]).containsExactly(shorter.answers[n], subject.rounding());
    }
    for (int i = 0; i < shorter.states.length; i++) {
      assertThat(longer.states[i]).containsExactly(shorter.states[i], subject.rounding());
    }
    assertThat(longer.gradients).containsExactly(shorter.gradients, subject.rounding());
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void is_never_learned_from(Subject subject) {
    Batch batch = batch(subject, 7, 4);
    Network network = subject.network();
    INDArray y = network.forward(batch, Pass.INFERENCE, Optional.empty());
    network.backward(gradient(y));
    INDArray dx = network.inputGradients().x();
    for (int n = 0; n < N; n++) {
      for (int t = LENGTHS[n]; t < 7; t++) {
        for (int f = 0; f < dx.size(2); f++) {
          assertThat(dx.getDouble(n, t, f)).isZero();
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void a_sequence_alone_gives_what_it_gives_among_others(Subject subject) {
    double[][] together = run(subject, batch(subject, 7, Double.NaN)).answers;
    int width = subject.shape.stepWidth();
    for (int n = 0; n < N; n++) {
      INDArray x = Nd4j.create(DataType.DOUBLE, 1, LENGTHS[n], width);
      for (int t = 0; t < LENGTHS[n]; t++) {
        for (int f = 0; f < width; f++) {
          x.putScalar(new int[] {0, t, f}, subject.number(n, t, f));
        }
      }
      Network network = subject.network();
      INDArray y = network.forward(Batch.of(x, Nd4j.zeros(1, O)), Pass.INFERENCE, Optional.empty());
      assertThat(Bits.of(y)).as("sequence %s", n).containsExactly(together[n], subject.rounding());
    }
  }

  /** Real answers of each sequence, final states, and the parameters' gradient. */
  private record Results(double[][] answers, double[][] states, double[] gradients) {}

  private static Results run(Subject subject, Batch batch) {
    Network network = subject.network();
    INDArray y = network.forward(batch, Pass.INFERENCE, Optional.empty());
    List<double[]> states = new ArrayList<>();
    for (var state : network.state().layers()) {
      states.add(Bits.of(state.hidden()));
      state.memory().ifPresent(c -> states.add(Bits.of(c)));
    }
    double[][] answers = new double[N][];
    for (int n = 0; n < N; n++) {
      INDArray mine = y.slice(n);
      answers[n] =
          network.shape().summarises()
              ? Bits.of(mine)
              : Arrays.copyOf(Bits.of(mine), LENGTHS[n] * O);
    }
    network.backward(gradient(y));
    return new Results(answers, states.toArray(double[][]::new), Bits.of(network.gradients()));
  }

  /** The gradient of a loss that leaves padding out. */
  private static INDArray gradient(INDArray y) {
    INDArray d = y.like();
    for (int n = 0; n < N; n++) {
      for (int o = 0; o < O; o++) {
        if (y.rank() == 2) {
          d.putScalar(n, o, n - o + 0.5);
        }
        for (int t = 0; y.rank() == 3 && t < LENGTHS[n]; t++) {
          d.putScalar(new int[] {n, t, o}, n - o + t / 3.0);
        }
      }
    }
    return d;
  }

  private static Batch batch(Subject subject, int steps, double padding) {
    int width = subject.shape.stepWidth();
    INDArray x = Nd4j.create(DataType.DOUBLE, N, steps, width);
    for (int n = 0; n < N; n++) {
      for (int t = 0; t < steps; t++) {
        for (int f = 0; f < width; f++) {
          x.putScalar(new int[] {n, t, f}, t < LENGTHS[n] ? subject.number(n, t, f) : padding);
        }
      }
    }
    return new Batch(x, Optional.of(LENGTHS), Optional.empty(), Nd4j.zeros(N, O), Optional.empty());
  }
}
