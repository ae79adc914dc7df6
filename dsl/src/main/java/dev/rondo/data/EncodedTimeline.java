package dev.rondo.data;

import java.util.List;

/**
 * A timeline as a network sees it, row by row.
 *
 * @param timeline the series in the user's units
 * @param transforms the fitted transforms of each target
 * @param stages of each target, its column before each row transform and after the last
 * @param past scaled past covariates, {@code [rows][past]}
 * @param future scaled future covariates, {@code [rows and rows ahead][future]}
 * @param calendar what is known of any row
 * @param fixed encoded static features
 */
record EncodedTimeline(
    Timeline timeline,
    List<FittedTransforms> transforms,
    List<List<double[]>> stages,
    double[][] past,
    double[][] future,
    CalendarRows calendar,
    double[] fixed) {

  int targets() {
    return transforms.size();
  }

  /** The value of a target after the row transforms. */
  double value(int target, int row) {
    List<double[]> columns = stages.get(target);
    return columns.get(columns.size() - 1)[row];
  }

  /** What the network sees of a target's value at a row, in the window that ends before origin. */
  double seen(int target, int row, int origin) {
    return transforms.get(target).encode(value(target, row), value(target, origin - 1));
  }
}
