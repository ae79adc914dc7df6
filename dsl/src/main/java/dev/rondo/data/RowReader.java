package dev.rondo.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the used columns of a table into the rows of each series. */
final class RowReader {

  private final TextTable table;
  private final Roles roles;
  private final NumberColumns numbers;

  RowReader(TextTable table, Roles roles) {
    this.table = table;
    this.roles = roles;
    this.numbers = NumberColumns.of(roles);
  }

  /** The rows of each series, in the order in which the series first come in the table. */
  List<RawRows> read(long[] counts) {
    List<RawRows> series = new ArrayList<>();
    groups()
        .forEach(
            (key, rows) -> {
              int[] fileRows = rows.stream().mapToInt(Integer::intValue).toArray();
              double[][] values = new double[fileRows.length][];
              long[] times = new long[fileRows.length];
              for (int i = 0; i < fileRows.length; i++) {
                values[i] = numbersOf(fileRows[i]);
                times[i] = counts.length == 0 ? i + 1 : counts[fileRows[i]];
              }
              series.add(new RawRows(key, fileRows, times, values, fixedOf(key, fileRows)));
            });
    return series;
  }

  private Map<String, List<Integer>> groups() {
    Map<String, List<Integer>> groups = new LinkedHashMap<>();
    for (int row = 0; row < table.rows(); row++) {
      String key = roles.one(Role.BY).isPresent() ? keyOf(row) : "";
      groups.computeIfAbsent(key, k -> new ArrayList<>()).add(row);
    }
    return groups;
  }

  private String keyOf(int row) {
    String column = roles.one(Role.BY).orElseThrow();
    String key = table.column(column).get(row).strip();
    if (key.isEmpty()) {
      throw new IllegalArgumentException(
          table.where(column, row) + ": the cell is empty; name the series of this row");
    }
    return key;
  }

  private double[] numbersOf(int row) {
    double[] values = new double[numbers.names().size()];
    for (int i = 0; i < values.length; i++) {
      String name = numbers.names().get(i);
      values[i] = number(name, row, i >= numbers.targets());
    }
    if (numbers.weighted() && values[numbers.weightAt()] < 0) {
      String name = numbers.names().get(numbers.weightAt());
      throw new IllegalArgumentException(
          table.where(name, row)
              + ": a weight of "
              + Words.number(values[numbers.weightAt()])
              + "; weights are at least 0");
    }
    return values;
  }

  /** Reads a cell; truth values count as 1 and 0 where they are no target. */
  private double number(String name, int row, boolean truthAllowed) {
    String cell = table.column(name).get(row);
    if (truthAllowed && cell.equalsIgnoreCase("true")) {
      return 1;
    }
    if (truthAllowed && cell.equalsIgnoreCase("false")) {
      return 0;
    }
    return Cell.number(cell, table.where(name, row), true, "");
  }

  private List<String> fixedOf(String key, int[] rows) {
    List<String> fixed = new ArrayList<>();
    for (String column : roles.of(Role.FIXED)) {
      List<String> cells = table.column(column);
      String first = cells.get(rows[0]).strip();
      for (int row : rows) {
        String cell = cells.get(row).strip();
        if (cell.isEmpty()) {
          throw new IllegalArgumentException(
              table.where(column, row) + ": the cell is empty; a static feature needs a value");
        }
        if (!cell.equals(first)) {
          throw new IllegalArgumentException(
              table.where(column, row)
                  + ": "
                  + Words.cell(cell)
                  + ", but "
                  + Words.cell(first)
                  + " in row "
                  + (rows[0] + 1)
                  + (key.isEmpty() ? "" : " of " + Words.cell(key))
                  + "; a static feature never changes, name it with .past(...) or .future(...)");
        }
      }
      fixed.add(first);
    }
    return List.copyOf(fixed);
  }
}
