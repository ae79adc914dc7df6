package dev.rondo.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The transforms of one target of one series, fitted.
 *
 * @param rows what is done to the whole column, in order
 * @param relative whether a window's level is subtracted after that
 * @param windows the shift and scale of what is then left
 */
record FittedTransforms(List<Invertible> rows, boolean relative, Affine windows) {

  /**
   * Fits on the rows before the hold-out alone.
   *
   * @param column raw values of all rows; rows from {@code heldOut} on change nothing here
   * @param shape which windows there are, for a scaler after {@code relative()}
   */
  static FittedTransforms fit(
      Transforms declared, double[] column, int heldOut, WindowShape shape) {
    List<Invertible> rows = new ArrayList<>();
    double[] values = Arrays.copyOf(column, heldOut);
    for (Transform step : declared.onRows()) {
      Invertible fitted =
          step instanceof Scaler scaler ? scaler.fit(finite(values)) : (Invertible) step;
      values = fitted.forward(values);
      rows.add(fitted);
    }
    double[] last = values;
    Affine windows =
        declared
            .onWindows()
            .map(scaler -> scaler.fit(relativeValues(last, lostRows(rows), shape)))
            .orElse(Affine.IDENTITY);
    return new FittedTransforms(List.copyOf(rows), declared.relative(), windows);
  }

  /** The values of every training window and its target, each less its window's last value. */
  private static double[] relativeValues(double[] column, int first, WindowShape shape) {
    int origins = Math.max(0, column.length - first - shape.rows() + 1);
    double[] values = new double[origins * shape.rows()];
    for (int i = 0; i < origins; i++) {
      int start = first + i;
      double level = column[start + shape.window() - 1];
      for (int j = 0; j < shape.rows(); j++) {
        values[i * shape.rows() + j] = column[start + j] - level;
      }
    }
    return values;
  }

  private static double[] finite(double[] values) {
    return Arrays.stream(values).filter(Double::isFinite).toArray();
  }

  private static int lostRows(List<Invertible> rows) {
    return rows.stream().mapToInt(Invertible::lostRows).sum();
  }

  /** The column before each row transform and, last, after all of them. */
  List<double[]> stages(double[] column) {
    List<double[]> stages = new ArrayList<>();
    stages.add(column);
    for (Invertible step : rows) {
      stages.add(step.forward(stages.get(stages.size() - 1)));
    }
    return stages;
  }

  /** What the network sees of a value in the last stage. */
  double encode(double value, double level) {
    return windows.forward(relative ? value - level : value);
  }

  /** What is seen from one level as it is seen from another, {@code level}, itself seen so. */
  double lowered(double seen, double level) {
    return relative ? windows.forward(windows.inverse(seen) - windows.inverse(level)) : seen;
  }

  /** Undoes {@link #lowered}. */
  double raised(double seen, double level) {
    return relative ? windows.forward(windows.inverse(seen) + windows.inverse(level)) : seen;
  }

  /** Undoes everything along a path that begins at {@code origin}. */
  double[] decode(double[] path, List<double[]> stages, int origin) {
    double level = stages.get(rows.size())[origin - 1];
    double[] values = new double[path.length];
    for (int i = 0; i < path.length; i++) {
      values[i] = windows.inverse(path[i]) + (relative ? level : 0);
    }
    for (int i = rows.size() - 1; i >= 0; i--) {
      values = rows.get(i).inverse(values, stages.get(i), origin);
    }
    return values;
  }
}
