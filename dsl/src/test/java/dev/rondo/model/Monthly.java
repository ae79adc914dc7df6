package dev.rondo.model;

import static dev.rondo.Rondo.adam;
import static dev.rondo.Rondo.epochs;
import static dev.rondo.Rondo.series;

import dev.rondo.data.Series;
import dev.rondo.train.TrainingPlan;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** A small monthly series from 2001-01 on, and what to do with it. */
final class Monthly {

  static final int ROWS = 52;
  static final int HELD_OUT = 12;
  static final int TRAINING = ROWS - HELD_OUT;
  static final int SEASON = 12;

  private Monthly() {}

  static double[] values(int rows) {
    return IntStream.range(0, rows).mapToDouble(Monthly::value).toArray();
  }

  private static double value(int row) {
    return 100 + 0.7 * row + 12 * Math.sin(2 * Math.PI * row / SEASON) + row * 37 % 11;
  }

  static String month(int row) {
    return String.format(Locale.ROOT, "%d-%02d", 2001 + row / 12, 1 + row % 12);
  }

  static StringColumn months(int rows) {
    return StringColumn.create("month", IntStream.range(0, rows).mapToObj(Monthly::month).toList());
  }

  static Table table(double... values) {
    return Table.create("monthly", months(values.length), DoubleColumn.create("y", values));
  }

  static Table table() {
    return table(values(ROWS));
  }

  /** Six months seen, three asked for, a year held out. */
  static Series declared(Table table) {
    return series(table)
        .time("month")
        .target("y")
        .log()
        .relative()
        .standardize()
        .window(6)
        .horizon(3)
        .holdOut(HELD_OUT);
  }

  static Series declared() {
    return declared(table());
  }

  static TrainingPlan plan() {
    return epochs(3).batch(16).optimizer(adam(0.01)).validation(0).quiet();
  }

  /** The first values, then others. */
  static double[] joined(double[] values, int kept, double... more) {
    double[] all = Arrays.copyOf(values, kept + more.length);
    System.arraycopy(more, 0, all, kept, more.length);
    return all;
  }
}
