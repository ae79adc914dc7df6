package dev.rondo.data;

import java.util.List;

/**
 * The rows of one series on their way from the table to a {@link Timeline}.
 *
 * @param key the name of the series
 * @param fileRows the row of the table each came from, -1 for one that was filled in
 * @param counts the time of each row
 * @param values the numbers of each row, in the order of {@link NumberColumns}; NaN where absent
 * @param fixed the static features as text
 */
record RawRows(String key, int[] fileRows, long[] counts, double[][] values, List<String> fixed) {

  int size() {
    return counts.length;
  }

  /** The rows with these numbers, in this order. */
  RawRows select(int... rows) {
    int[] files = new int[rows.length];
    long[] times = new long[rows.length];
    double[][] numbers = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      files[i] = fileRows[rows[i]];
      times[i] = counts[rows[i]];
      numbers[i] = values[rows[i]].clone();
    }
    return new RawRows(key, files, times, numbers, fixed);
  }

  RawRows with(double[][] newValues) {
    return new RawRows(key, fileRows, counts, newValues, fixed);
  }
}
