package dev.rondo.engine;

import dev.rondo.architecture.Architecture;
import dev.rondo.architecture.CellSpec;
import dev.rondo.architecture.EmbedSpec;
import dev.rondo.cell.CellState;
import dev.rondo.data.Batch;
import dev.rondo.layer.CounterRandom;
import dev.rondo.layer.ParameterLayout;
import dev.rondo.layer.Pass;
import dev.rondo.layer.Purpose;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A network with its weights, its data and its circumstances, all drawn by its number: the same
 * number draws the same. Every number in it is one of float, held in double.
 *
 * @param number draws architecture, sizes and circumstances
 * @param attempt draws weights and data
 * @param features what is in the architecture
 * @param gradient the gradient by its answer; nothing at padded steps
 */
record RandomNetwork(
    int number,
    int attempt,
    Set<Feature> features,
    NetworkShape shape,
    INDArray parameters,
    Batch batch,
    Pass pass,
    Optional<NetworkState> start,
    INDArray gradient) {

  private static final long SEED = 20;

  /** What a network may have beside its layers. */
  static final Map<String, Predicate<RandomNetwork>> CIRCUMSTANCES =
      Map.of(
          "ragged", drawn -> drawn.batch.lengths().isPresent(),
          "from a state", drawn -> drawn.start.isPresent(),
          "side", drawn -> drawn.shape.side() > 0,
          "training", drawn -> drawn.pass.training(),
          "several recurrent layers", drawn -> drawn.units().count() > 1,
          "one unit", drawn -> drawn.units().anyMatch(units -> units == 1),
          "many units", drawn -> drawn.units().anyMatch(units -> units > 100),
          "one sequence", drawn -> drawn.batch.size() == 1,
          "many sequences", drawn -> drawn.batch.size() > 40,
          "one step", drawn -> drawn.batch.steps() == 1);

  static RandomNetwork of(int number, int attempt) {
    CounterRandom random = CounterRandom.keyed(SEED, Purpose.SPLIT, number);
    RandomArchitecture drawn =
        new RandomArchitecture(random, CounterRandom.keyed(SEED, Purpose.SPLIT, number, 1));
    Architecture architecture = drawn.draw();
    NetworkShape shape = shape(architecture, random);
    int sequences = 1 + RandomArchitecture.sized(random, 70);
    int steps = 1 + random.nextInt(12);
    boolean ragged = random.nextDouble() < 0.4;
    Optional<int[]> lengths =
        ragged
            ? Optional.of(
                IntStream.range(0, sequences).map(n -> 1 + random.nextInt(steps)).toArray())
            : Optional.empty();
    boolean started = random.nextDouble() < 0.4;
    Pass pass =
        random.nextDouble() < 0.7
            ? Pass.training(number, 1 + random.nextInt(3), 1 + random.nextInt(5), 0)
            : Pass.INFERENCE;
    Numbers numbers = new Numbers(number, attempt);
    Network like = new Nd4jEngine().open(shape, DataType.DOUBLE);
    INDArray x =
        shape.embeds()
            ? numbers.tokens(shape.inputs() - 1, sequences, steps)
            : numbers.normal(1, sequences, steps, shape.inputs());
    lengths.ifPresent(l -> fillPadding(x, l, Double.NaN));
    Optional<INDArray> side =
        shape.side() == 0
            ? Optional.empty()
            : Optional.of(numbers.normal(1, sequences, shape.side()));
    return new RandomNetwork(
        number,
        attempt,
        drawn.features(),
        shape,
        numbers.parameters(like.layout()),
        new Batch(x, lengths, side, x, Optional.empty()),
        pass,
        started ? Optional.of(numbers.states(like, sequences)) : Optional.empty(),
        numbers.gradient(shape, sequences, steps, lengths));
  }

  private static NetworkShape shape(Architecture architecture, CounterRandom random) {
    int inputs = 1 + RandomArchitecture.sized(random, 70);
    int outputs = 1 + RandomArchitecture.sized(random, 40);
    if (architecture.layers().get(0) instanceof EmbedSpec embed) {
      inputs++; // for padding
      outputs = embed.tied() ? inputs - 1 : outputs;
    }
    NetworkShape plain = new NetworkShape(architecture, inputs, 0, outputs);
    int side = plain.summarises() && random.nextDouble() < 0.3 ? 1 + random.nextInt(20) : 0;
    return new NetworkShape(architecture, inputs, side, outputs);
  }

  /** The names of what is in it and of its circumstances. */
  List<String> traits() {
    return Stream.concat(
            features.stream().map(Feature::name),
            CIRCUMSTANCES.keySet().stream().filter(name -> CIRCUMSTANCES.get(name).test(this)))
        .toList();
  }

  private IntStream units() {
    return StateChecks.cells(shape).stream().mapToInt(CellSpec::units);
  }

  static void fillPadding(INDArray sequences, int[] lengths, double value) {
    for (int n = 0; n < lengths.length; n++) {
      for (int t = lengths[n]; t < sequences.size(1); t++) {
        sequences.slice(n).slice(t).assign(value);
      }
    }
  }

  /** Whether a unit of relu or a maximum over time could turn at a rounding error. */
  boolean hasKinks() {
    return features.contains(Feature.ELMAN_RELU)
        || features.contains(Feature.RELU)
        || features.contains(Feature.MAX);
  }

  /** The same with every weight moved by this share of itself, up or down. */
  RandomNetwork moved(double share) {
    INDArray signs = new Numbers(number, attempt).normal(1, parameters.length());
    INDArray moved =
        parameters.mul(signs.gt(0).castTo(DataType.DOUBLE).mul(2 * share).add(1 - share));
    return new RandomNetwork(number, attempt, features, shape, moved, batch, pass, start, gradient);
  }

  @Override
  public String toString() {
    return String.format(
        "RandomNetwork.of(%d, %d): %s, x %s, side %d, outputs %d, %s, %s, %s",
        number,
        attempt,
        shape.architecture(),
        Arrays.toString(batch.x().shape()),
        shape.side(),
        shape.outputs(),
        batch.lengths().map(l -> "lengths " + Arrays.toString(l)).orElse("all full"),
        start.isPresent() ? "from a state" : "from zeros",
        pass);
  }

  /** The numbers of a draw, rounded to float. */
  private static final class Numbers {

    private final CounterRandom random;

    Numbers(int number, int attempt) {
      random = CounterRandom.keyed(SEED, Purpose.WEIGHTS, number, attempt);
    }

    INDArray normal(double deviation, long... shape) {
      int length = (int) Arrays.stream(shape).reduce(1, (a, b) -> a * b);
      double[] all = new double[length];
      Arrays.setAll(all, i -> (float) (random.nextNormal() * deviation));
      return Nd4j.createFromArray(all).reshape('c', shape);
    }

    /** Numbers of tokens and, now and then, of padding. */
    INDArray tokens(int last, long sequences, long steps) {
      double[] all = new double[(int) (sequences * steps)];
      Arrays.setAll(all, i -> random.nextInt(last + 1));
      return Nd4j.createFromArray(all).reshape('c', sequences, steps, 1);
    }

    /** The usual start with noise on everything, biases and gains too. */
    INDArray parameters(ParameterLayout layout) {
      double[] all = Bits.of(layout.initial(random.nextLong(), DataType.DOUBLE));
      for (ParameterLayout.Slot slot : layout.slots()) {
        double deviation = slot.rows() == 1 ? 0.3 : 0.4 / Math.sqrt(slot.rows());
        for (int i = 0; i < slot.rows() * slot.columns(); i++) {
          int at = slot.offset() + i;
          all[at] = (float) (all[at] + random.nextNormal() * deviation);
        }
      }
      return Nd4j.createFromArray(all);
    }

    NetworkState states(Network like, int sequences) {
      return new NetworkState(
          StateChecks.cells(like.shape()).stream()
              .map(
                  cell ->
                      new CellState(
                          normal(0.5, sequences, cell.units()),
                          cell.hasMemory()
                              ? Optional.of(normal(0.5, sequences, cell.units()))
                              : Optional.empty()))
              .toList());
    }

    INDArray gradient(NetworkShape shape, int sequences, int steps, Optional<int[]> lengths) {
      if (shape.summarises()) {
        return normal(1, sequences, shape.outputs());
      }
      INDArray each = normal(1, sequences, steps, shape.outputs());
      lengths.ifPresent(l -> fillPadding(each, l, 0));
      return each;
    }
  }
}
