package dev.rondo.data;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * The times of all rows of a table, read in the form of the first.
 *
 * @param scale how they are counted
 * @param counts the count of each row
 */
record TimeColumn(TimeScale scale, long[] counts) {

  /** Reads a column of the table. */
  static TimeColumn read(TextTable table, String name) {
    List<String> cells = table.column(name);
    TimeForm form =
        TimeForm.of(cells.get(0)).orElseThrow(() -> notTime(table, name, 0, TimeForm.EXAMPLES));
    if (form == TimeForm.NUMBER) {
      return numbers(table, name);
    }
    List<LocalDateTime> moments = new ArrayList<>(cells.size());
    for (int row = 0; row < cells.size(); row++) {
      int r = row;
      moments.add(form.moment(cells.get(row)).orElseThrow(() -> unlikeFirst(table, name, r, form)));
    }
    TimeScale scale = TimeScale.of(form, moments);
    return new TimeColumn(scale, moments.stream().mapToLong(scale::count).toArray());
  }

  private static TimeColumn numbers(TextTable table, String name) {
    List<String> cells = table.column(name);
    long[] counts = new long[cells.size()];
    for (int row = 0; row < counts.length; row++) {
      if (TimeForm.of(cells.get(row)).orElse(null) != TimeForm.NUMBER) {
        throw unlikeFirst(table, name, row, TimeForm.NUMBER);
      }
      counts[row] = Long.parseLong(cells.get(row).strip());
    }
    return new TimeColumn(new TimeScale(TimeScale.Unit.NUMBER, 1), counts);
  }

  private static IllegalArgumentException unlikeFirst(
      TextTable table, String name, int row, TimeForm form) {
    return notTime(
        table,
        name,
        row,
        form.noun() + " like " + Words.cell(table.column(name).get(0)) + " of row 1");
  }

  private static IllegalArgumentException notTime(
      TextTable table, String name, int row, String expected) {
    String cell = table.column(name).get(row);
    String got =
        Cell.isAbsent(cell) && cell.isBlank()
            ? "the cell is empty"
            : Words.cell(cell) + " is no time";
    return new IllegalArgumentException(
        table.where(name, row) + ": " + got + "; expected " + expected);
  }

  /** The commonest distance between neighbours of the same series, the shorter of two as common. */
  static TimeStep step(TimeScale scale, List<long[]> series) {
    TreeMap<Long, Integer> frequency = new TreeMap<>();
    for (long[] counts : series) {
      long[] sorted = counts.clone();
      Arrays.sort(sorted);
      for (int i = 1; i < sorted.length; i++) {
        if (sorted[i] > sorted[i - 1]) {
          frequency.merge(sorted[i] - sorted[i - 1], 1, Integer::sum);
        }
      }
    }
    long best = 1;
    int most = 0;
    for (var entry : frequency.entrySet()) {
      if (entry.getValue() > most) {
        best = entry.getKey();
        most = entry.getValue();
      }
    }
    return new TimeStep(scale, best);
  }
}
