package dev.rondo.data;

/**
 * The difference to the row {@code lag} rows before. Undone by adding up along the path: the first
 * {@code lag} steps start from known values, later ones from forecasts.
 *
 * @param lag how many rows back, at least 1
 */
record Difference(int lag) implements Transform, Invertible {

  Difference {
    if (lag < 1) {
      throw new IllegalArgumentException(
          "difference(" + lag + "): the distance is at least 1 row, e.g. .difference(1)");
    }
  }

  @Override
  public double[] forward(double[] column) {
    double[] differences = new double[column.length];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = i < lag ? Double.NaN : column[i] - column[i - lag];
    }
    return differences;
  }

  @Override
  public double[] inverse(double[] path, double[] column, int origin) {
    double[] values = new double[path.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = path[i] + (i < lag ? column[origin + i - lag] : values[i - lag]);
    }
    return values;
  }

  @Override
  public int lostRows() {
    return lag;
  }

  @Override
  public String toString() {
    return "difference(" + lag + ")";
  }
}
