package dev.rondo.data;

import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What a network sees along many paths that go on from one origin, each by values of its own. A
 * path is a row of numbers: the targets of the first row after the origin, those of the second, and
 * so on, all as the network sees them from the origin.
 */
public final class PathInputs {

  private final WindowFeatures features;
  private final EncodedTimeline series;
  private final int origin;

  PathInputs(WindowFeatures features, EncodedTimeline series, int origin) {
    this.features = features;
    this.series = series;
    this.origin = origin;
  }

  /**
   * What follows on each path after some of its rows: the window that ends with them, or, where the
   * network answers at every step, the last of them.
   *
   * @param paths {@code [path][rows*targets]}, of which the first {@code done} rows are there
   * @param done how many, at least 1
   * @return {@code x [paths, window or 1, F]} and, where there is such, {@code side [paths, K]}
   * @throws IllegalArgumentException if a covariate is unknown in a row that is needed
   */
  public Inputs next(double[][] paths, int done, DataType precision) {
    int end = origin + done;
    int rows = stepwise() ? 1 : features.shape().window();
    series.timeline().requirePast(end);
    series.timeline().requireFuture(end + (stepwise() ? 1 : features.shape().horizon()));
    int width = features.width();
    double[] x = new double[paths.length * rows * width];
    int at = 0;
    for (double[] path : paths) {
      for (int row = end - rows; row < end; row++, at += width) {
        for (int t = 0; t < series.targets(); t++) {
          x[at + t] = seenAfter(path, done, t, seen(path, t, row));
        }
        features.covariates(series, row, x, at + series.targets());
      }
    }
    INDArray steps = Nd4j.create(x, new long[] {paths.length, rows, width}, precision);
    return new Inputs(steps, Optional.empty(), side(paths.length, end, precision));
  }

  private Optional<INDArray> side(int paths, int end, DataType precision) {
    int width = features.sideWidth();
    if (width == 0) {
      return Optional.empty();
    }
    double[] side = new double[paths * width];
    for (int p = 0; p < paths; p++) {
      features.side(series, end, side, p * width);
    }
    return Optional.of(Nd4j.create(side, new long[] {paths, width}, precision));
  }

  /**
   * A value as it stands in a path, from what the network said of it after {@code done} rows: a
   * window that is seen from its own level lies elsewhere than the first one.
   */
  public double fromOrigin(double[] path, int done, int target, double said) {
    return stepwise() || done == 0
        ? said
        : transforms(target).raised(said, level(path, done, target));
  }

  private double seenAfter(double[] path, int done, int target, double seen) {
    return stepwise() ? seen : transforms(target).lowered(seen, level(path, done, target));
  }

  /** The last value before the rows that come after {@code done}. */
  private double level(double[] path, int done, int target) {
    return seen(path, target, origin + done - 1);
  }

  private double seen(double[] path, int target, int row) {
    return row < origin
        ? series.seen(target, row, origin)
        : path[(row - origin) * series.targets() + target];
  }

  /**
   * The paths in the user's units, {@code [target][path][step]}: each is taken back through the
   * transforms by itself, so that differences add up its own values.
   *
   * @param paths {@code [path][rows*targets]}
   * @param steps how many of the rows are wanted
   */
  public double[][][] decode(double[][] paths, int steps) {
    double[][][] decoded = new double[series.targets()][paths.length][];
    for (int t = 0; t < decoded.length; t++) {
      for (int p = 0; p < paths.length; p++) {
        double[] values = new double[steps];
        for (int s = 0; s < steps; s++) {
          values[s] = paths[p][s * series.targets() + t];
        }
        decoded[t][p] = transforms(t).decode(values, series.stages().get(t), origin);
      }
    }
    return decoded;
  }

  private FittedTransforms transforms(int target) {
    return series.transforms().get(target);
  }

  private boolean stepwise() {
    return features.encoding() == WindowEncoding.AUTOREGRESSIVE;
  }
}
