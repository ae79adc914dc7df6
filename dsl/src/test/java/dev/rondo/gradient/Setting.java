package dev.rondo.gradient;

import dev.rondo.cell.CellState;
import dev.rondo.data.Batch;
import dev.rondo.diagnose.GradientCheck;
import dev.rondo.diagnose.GradientReport;
import dev.rondo.engine.Nd4jEngine;
import dev.rondo.engine.Network;
import dev.rondo.engine.NetworkShape;
import dev.rondo.engine.NetworkState;
import dev.rondo.gradient.Configuration.Entry;
import dev.rondo.gradient.Configuration.Judge;
import dev.rondo.gradient.Configuration.Lengths;
import dev.rondo.gradient.Configuration.Side;
import dev.rondo.gradient.Configuration.Start;
import dev.rondo.gradient.Configuration.Summary;
import dev.rondo.gradient.Configuration.Truncation;
import dev.rondo.gradient.Configuration.Weighting;
import dev.rondo.layer.CounterRandom;
import dev.rondo.layer.Pass;
import dev.rondo.layer.Purpose;
import dev.rondo.train.Lesson;
import dev.rondo.train.Loss;
import dev.rondo.train.TrainingPlan;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A configuration with random weights, sequences, targets and states, away from every kink. */
final class Setting {

  private static final int N = 2;
  private static final int T = 3;
  private static final int F = 2;
  private static final int O = 2;
  private static final int SIDE = 2;
  private static final int SEEDS = 200;

  final Network network;
  final List<Lesson> lessons;
  private final CounterRandom random;

  private Setting(Configuration c, long seed) {
    random = CounterRandom.keyed(seed, Purpose.SPLIT);
    int side = c.side() == Side.SIDE ? SIDE : 0;
    int inputs = c.entry() == Entry.NUMBERS ? F : O + 1;
    network =
        new Nd4jEngine().open(new NetworkShape(c.architecture(), inputs, side, O), DataType.DOUBLE);
    network.initialize(seed);
    network.parameters().addi(normal(0.3, network.layout().length()));
    Loss loss = c.loss();
    int targets = O / loss.outputsPerTarget();
    boolean eachStep = c.summary() == Summary.EACH_STEP;
    long[] shape = eachStep ? new long[] {N, T, targets} : new long[] {N, targets};
    INDArray target = normal(1, shape);
    Batch batch =
        new Batch(
            c.entry() == Entry.NUMBERS ? normal(1, N, T, F) : tokens(),
            c.lengths() == Lengths.RAGGED ? Optional.of(new int[] {T, 1}) : Optional.empty(),
            side > 0 ? Optional.of(normal(1, N, side)) : Optional.empty(),
            c.judge() == Judge.CROSS_ENTROPY ? probabilities(target) : target,
            c.weighting() == Weighting.WEIGHTED ? Optional.of(weights(shape)) : Optional.empty());
    TrainingPlan plan = TrainingPlan.of(1).seed(seed);
    network.forward(batch, Pass.INFERENCE, Optional.empty());
    Optional<NetworkState> start =
        c.start() == Start.FROM_STATE ? Optional.of(state(network.state())) : Optional.empty();
    lessons =
        Lesson.of(
            network,
            batch,
            c.truncation() == Truncation.PIECES ? plan.truncate(2) : plan,
            loss,
            start);
  }

  /** The first of some seeds that leads away from every kink. */
  static Setting of(Configuration configuration) {
    for (long seed = 1; seed <= SEEDS; seed++) {
      Setting setting = new Setting(configuration, seed);
      if (setting.kinks().isEmpty()) {
        return setting;
      }
    }
    throw new AssertionError(configuration + ": each of " + SEEDS + " seeds lies at a kink");
  }

  /** What lies within 1e-3 of a kink. */
  List<String> kinks() {
    return lessons.stream().flatMap(lesson -> new Kinks(network, lesson).near().stream()).toList();
  }

  GradientReport check() {
    return GradientCheck.of(network, lessons);
  }

  /** Numbers of tokens, and of padding. */
  private INDArray tokens() {
    INDArray x = Nd4j.create(DataType.DOUBLE, N, T, 1);
    for (long i = 0; i < x.length(); i++) {
      x.putScalar(i, random.nextInt(O + 1));
    }
    return x;
  }

  /** How many numbers there are: parameters, inputs but tokens, and states, once a lesson. */
  int numbers() {
    int sum = 0;
    for (Lesson lesson : lessons) {
      sum += network.layout().length();
      sum += network.shape().embeds() ? 0 : (int) lesson.batch().x().length();
      for (CellState state : lesson.start().map(NetworkState::layers).orElse(List.of())) {
        sum += (int) state.hidden().length() * (state.memory().isPresent() ? 2 : 1);
      }
    }
    return sum;
  }

  private NetworkState state(NetworkState like) {
    return new NetworkState(
        like.layers().stream()
            .map(
                s ->
                    new CellState(
                        normal(0.5, s.hidden().shape()),
                        s.memory().map(m -> normal(0.5, m.shape()))))
            .toList());
  }

  /** Positive, all different, and one that counts nothing. */
  private INDArray weights(long... shape) {
    INDArray weights = normal(1, shape);
    weights.muli(weights).addi(0.1);
    return weights.putScalar(weights.length() - 1, 0);
  }

  /** Each row made positive, with the sum 1. */
  private static INDArray probabilities(INDArray any) {
    INDArray square = any.mul(any).addi(0.1);
    return square.divi(square.sum(true, any.rank() - 1).broadcast(any.shape()));
  }

  private INDArray normal(double deviation, long... shape) {
    INDArray array = Nd4j.create(DataType.DOUBLE, shape);
    for (long i = 0; i < array.length(); i++) {
      array.putScalar(i, random.nextNormal() * deviation);
    }
    return array;
  }
}
