package dev.rondo.data;

/** A change to the values of a column that can be undone along a path of forecasts. */
sealed interface Invertible permits Log, Difference, Affine {

  /** The changed column; NaN where a row has no value after the change. */
  double[] forward(double[] column);

  /**
   * The values before the change.
   *
   * @param path changed values of consecutive rows
   * @param column the column before the change; only rows before {@code origin} are read
   * @param origin the row of the first value of {@code path}
   */
  double[] inverse(double[] path, double[] column, int origin);

  /** How many rows at the beginning lose their value. */
  default int lostRows() {
    return 0;
  }
}
