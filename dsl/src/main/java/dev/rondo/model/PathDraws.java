package dev.rondo.model;

import dev.rondo.data.Inputs;
import dev.rondo.data.Origin;
import dev.rondo.data.PathInputs;
import dev.rondo.layer.CounterRandom;
import dev.rondo.layer.Purpose;
import dev.rondo.train.Gaussian;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Paths from one origin while they are drawn. Each has a stream of random numbers of its own, keyed
 * by the seed, the series' name, the time of the origin and the number of the path.
 */
final class PathDraws {

  private final PathInputs inputs;
  private final int targets;
  private final CounterRandom[] random;
  private double[][] paths;
  private int rows;

  /** Paths number {@code from} to, without, {@code to}; none has a row yet. */
  PathDraws(PathInputs inputs, Origin origin, int targets, long seed, int from, int to) {
    this.inputs = inputs;
    this.targets = targets;
    random =
        IntStream.range(from, to)
            .mapToObj(p -> stream(seed, origin, p))
            .toArray(CounterRandom[]::new);
    paths = new double[to - from][0];
  }

  private static CounterRandom stream(long seed, Origin origin, int path) {
    String series = origin.timeline().key();
    String time = origin.timeline().axis().at(origin.row());
    // The length tells a name's end from the beginning of a time.
    LongStream words =
        LongStream.concat(
            LongStream.of(path, series.length()), (series + time).chars().asLongStream());
    return CounterRandom.keyed(seed, Purpose.PATHS, words.toArray());
  }

  int size() {
    return paths.length;
  }

  /** How many rows every path has. */
  int rows() {
    return rows;
  }

  /** {@code [path][rows*targets]} */
  double[][] paths() {
    return paths;
  }

  /** What the network sees after them. */
  Inputs next(DataType precision) {
    return inputs.next(paths, rows, precision);
  }

  /**
   * Draws the rows that an answer tells of.
   *
   * @param answer {@code [paths, rows*targets*2]}, mean and raw deviation side by side
   */
  void add(INDArray answer) {
    int values = (int) answer.size(1) / Gaussian.OUTPUTS;
    for (int p = 0; p < paths.length; p++) {
      double[] longer = Arrays.copyOf(paths[p], rows * targets + values);
      for (int v = 0; v < values; v++) {
        Gaussian said =
            Gaussian.ofOutputs(answer.getDouble(p, 2L * v), answer.getDouble(p, 2L * v + 1));
        longer[rows * targets + v] =
            inputs.fromOrigin(paths[p], rows, v % targets, said.draw(random[p]));
      }
      paths[p] = longer;
    }
    rows += values / targets;
  }
}
