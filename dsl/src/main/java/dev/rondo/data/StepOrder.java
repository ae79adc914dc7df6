package dev.rondo.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which rows make which sequence, in which order. */
final class StepOrder {

  private final TextTable table;
  private final Optional<String> time;

  StepOrder(TextTable table, Optional<String> time) {
    this.table = table;
    this.time = time;
  }

  /** The rows of each sequence, in order of time where there is one. */
  Map<String, List<Integer>> groups(String by) {
    Map<String, List<Integer>> groups = new LinkedHashMap<>();
    for (int row = 0; row < table.rows(); row++) {
      String id = table.column(by).get(row).strip();
      if (id.isEmpty()) {
        throw new IllegalArgumentException(
            table.where(by, row) + ": the cell is empty; name the sequence of this row");
      }
      groups.computeIfAbsent(id, key -> new ArrayList<>()).add(row);
    }
    time.ifPresent(column -> sort(groups, column));
    return groups;
  }

  private void sort(Map<String, List<Integer>> groups, String column) {
    double[] times = times(column);
    groups.forEach(
        (id, rows) -> {
          rows.sort(Comparator.comparingDouble(row -> times[row]));
          for (int i = 1; i < rows.size(); i++) {
            refuseEqual(column, id, rows.get(i - 1), rows.get(i), times);
          }
        });
  }

  private void refuseEqual(String column, String id, int first, int second, double[] times) {
    if (times[first] == times[second]) {
      throw new IllegalArgumentException(
          table.where(column, second)
              + ": "
              + Words.cell(table.column(column).get(second))
              + " is in row "
              + (first + 1)
              + " of sequence "
              + Words.cell(id)
              + " too; expected each time once");
    }
  }

  /** Times as numbers; a column of plain numbers may hold fractions, such as seconds. */
  private double[] times(String column) {
    List<String> cells = table.column(column);
    if (cells.stream().allMatch(Cell::isNumber)) {
      return cells.stream().mapToDouble(cell -> Double.parseDouble(cell.strip())).toArray();
    }
    long[] counts = TimeColumn.read(table, column).counts();
    double[] times = new double[counts.length];
    for (int i = 0; i < times.length; i++) {
      times[i] = counts[i];
    }
    return times;
  }
}
