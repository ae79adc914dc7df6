package dev.rondo.data;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One series in the user's units: its times, its targets and what is known beside them. Immutable.
 * Rows count from 0; {@link #rows()} is the first row to forecast after the data.
 */
public final class Timeline {

  private final String key;
  private final TimeAxis axis;
  private final KnownColumns columns;
  private final double[][] targets;
  private final int firstHeldOut;

  Timeline(String key, TimeAxis axis, KnownColumns columns, double[][] targets, int firstHeldOut) {
    this.key = key;
    this.axis = axis;
    this.columns = columns;
    this.targets = targets;
    this.firstHeldOut = firstHeldOut;
  }

  /** The name of the series; empty where the table holds one series. */
  public String key() {
    return key;
  }

  /** The times of the rows; they go on past the end. */
  public TimeAxis axis() {
    return axis;
  }

  /** How many rows have targets. */
  public int rows() {
    return targets.length;
  }

  /** How many rows after the last target have future covariates. */
  public int rowsAhead() {
    return columns.futureNames().isEmpty() ? 0 : columns.future().length - rows();
  }

  /** The first row that is held out; {@link #rows()} where none is. */
  public int firstHeldOut() {
    return firstHeldOut;
  }

  /** The values of all targets, {@code [rows][targets]}. */
  public double[][] targets() {
    return Arrays.stream(targets).map(double[]::clone).toArray(double[][]::new);
  }

  /** The values of one target at all rows. */
  public double[] target(int target) {
    return Arrays.stream(targets).mapToDouble(row -> row[target]).toArray();
  }

  /** How much a row with a target counts; empty where no weight was declared. */
  public Optional<double[]> weights() {
    return columns.weights().map(double[]::clone);
  }

  /**
   * The same series up to, without, a row: what was known when that row was still to come. Past
   * covariates end there too; future covariates and the calendar go on.
   */
  public Timeline before(int row) {
    if (row < 1 || row > rows()) {
      throw new IllegalArgumentException(
          "before(" + row + "): the series has rows 0 to " + (rows() - 1));
    }
    return new Timeline(
        key, axis, columns.before(row), Arrays.copyOf(targets, row), Math.min(firstHeldOut, row));
  }

  /**
   * The same series with forecast rows after its last, for forecasts that go on from forecasts.
   *
   * @param forecast target values of the rows that follow, {@code [rows][targets]}
   * @throws IllegalArgumentException if a covariate is unknown in those rows
   */
  public Timeline extended(double[][] forecast) {
    int end = rows() + forecast.length;
    requirePast(end);
    requireFuture(end);
    double[][] longer = Arrays.copyOf(targets, end);
    for (int i = 0; i < forecast.length; i++) {
      longer[rows() + i] = forecast[i].clone();
    }
    return new Timeline(key, axis, columns, longer, firstHeldOut);
  }

  /** Refuses rows before {@code end} in which a past covariate is unknown. */
  void requirePast(int end) {
    if (!columns.pastNames().isEmpty() && columns.past().length < end) {
      throw new IllegalArgumentException(
          "forecast: past covariate '"
              + columns.pastNames().get(0)
              + "' is unknown at "
              + axis.at(columns.past().length)
              + "; raise the horizon, or name it with .future(...) if it is known");
    }
  }

  /** Refuses rows before {@code end} in which a future covariate is unknown. */
  void requireFuture(int end) {
    if (!columns.futureNames().isEmpty() && columns.future().length < end) {
      throw new IllegalArgumentException(
          "forecast: future covariate '"
              + columns.futureNames().get(0)
              + "' has no value at "
              + axis.at(columns.future().length)
              + "; add a row for it to the table, its target left empty");
    }
  }

  KnownColumns columns() {
    return columns;
  }

  /**
   * What is known beside the targets.
   *
   * @param pastNames names of the past covariates
   * @param past {@code [rows][past covariates]}
   * @param futureNames names of the future covariates
   * @param future {@code [rows and rows ahead][future covariates]}
   * @param fixed the static features as text
   * @param weights one a row, where declared
   */
  record KnownColumns(
      List<String> pastNames,
      double[][] past,
      List<String> futureNames,
      double[][] future,
      List<String> fixed,
      Optional<double[]> weights) {

    /** What was known of rows before {@code row}, and ahead of them. */
    KnownColumns before(int row) {
      return new KnownColumns(
          pastNames, Arrays.copyOf(past, row), futureNames, future, fixed, weights);
    }
  }
}
