package dev.rondo.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Puts the rows of a series in order of time, equally spaced, by the mends that are allowed. */
final class TimeOrder {

  /** A gap this many times longer than the data is a wrong time, not a gap. */
  private static final int LONGEST_FILL = 100;

  private final TextTable table;
  private final String column;
  private final TimeStep step;
  private final Cleaning cleaning;

  TimeOrder(TextTable table, String column, TimeStep step, Cleaning cleaning) {
    this.table = table;
    this.column = column;
    this.step = step;
    this.cleaning = cleaning;
  }

  RawRows mend(RawRows rows) {
    return fill(average(sort(rows)));
  }

  private RawRows sort(RawRows rows) {
    if (cleaning.may(Mend.SORT)) {
      return rows.select(
          IntStream.range(0, rows.size())
              .boxed()
              .sorted(Comparator.comparingLong(row -> rows.counts()[row]))
              .mapToInt(Integer::intValue)
              .toArray());
    }
    for (int i = 1; i < rows.size(); i++) {
      if (rows.counts()[i] < rows.counts()[i - 1]) {
        throw refusal(
            rows,
            i,
            text(rows, i)
                + " comes after "
                + text(rows, i - 1)
                + ", expected rising times; call .mend(SORT)");
      }
    }
    return rows;
  }

  private RawRows average(RawRows rows) {
    List<Integer> kept = new ArrayList<>();
    List<double[]> values = new ArrayList<>();
    for (int i = 0; i < rows.size(); ) {
      int end = i + 1;
      while (end < rows.size() && rows.counts()[end] == rows.counts()[i]) {
        end++;
      }
      if (end > i + 1 && !cleaning.may(Mend.AVERAGE_DUPLICATES)) {
        throw refusal(
            rows,
            i + 1,
            text(rows, i)
                + " is in row "
                + (rows.fileRows()[i] + 1)
                + " too, expected each time once; call .mend(AVERAGE_DUPLICATES)");
      }
      kept.add(i);
      values.add(mean(Arrays.copyOfRange(rows.values(), i, end)));
      i = end;
    }
    return rows.select(kept.stream().mapToInt(Integer::intValue).toArray())
        .with(values.toArray(double[][]::new));
  }

  /** The mean of each column, over the rows that have a value. */
  private static double[] mean(double[][] rows) {
    double[] mean = new double[rows[0].length];
    for (int c = 0; c < mean.length; c++) {
      int column = c;
      mean[c] =
          Arrays.stream(rows)
              .mapToDouble(row -> row[column])
              .filter(Double::isFinite)
              .average()
              .orElse(Double.NaN);
    }
    return mean;
  }

  private RawRows fill(RawRows rows) {
    List<Integer> files = new ArrayList<>();
    List<Long> times = new ArrayList<>();
    List<double[]> values = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      if (i > 0) {
        checkGap(rows, i);
        for (long t = rows.counts()[i - 1] + step.size(); t < rows.counts()[i]; t += step.size()) {
          files.add(-1);
          times.add(t);
          double[] absent = new double[rows.values()[0].length];
          Arrays.fill(absent, Double.NaN);
          values.add(absent);
        }
      }
      files.add(rows.fileRows()[i]);
      times.add(rows.counts()[i]);
      values.add(rows.values()[i]);
    }
    return new RawRows(
        rows.key(),
        files.stream().mapToInt(Integer::intValue).toArray(),
        times.stream().mapToLong(Long::longValue).toArray(),
        values.toArray(double[][]::new),
        rows.fixed());
  }

  private void checkGap(RawRows rows, int i) {
    long gap = rows.counts()[i] - rows.counts()[i - 1];
    if (gap == step.size()) {
      return;
    }
    boolean whole = gap % step.size() == 0;
    if (whole
        && cleaning.may(Mend.FILL_GAPS)
        && gap / step.size() <= (long) LONGEST_FILL * rows.size()) {
      return;
    }
    String expected = step.scale().text(rows.counts()[i - 1] + step.size());
    String remedy =
        whole && !cleaning.may(Mend.FILL_GAPS)
            ? "call .mend(FILL_GAPS) or add the rows"
            : "correct the time or leave out .time(...)";
    throw refusal(
        rows,
        i,
        text(rows, i)
            + " follows "
            + text(rows, i - 1)
            + ", expected "
            + expected
            + " (steps of "
            + step.words()
            + "); "
            + remedy);
  }

  private String text(RawRows rows, int row) {
    return step.scale().text(rows.counts()[row]);
  }

  private IllegalArgumentException refusal(RawRows rows, int row, String what) {
    return new IllegalArgumentException(table.where(column, rows.fileRows()[row]) + ": " + what);
  }
}
