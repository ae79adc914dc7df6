package dev.rondo.data;

import java.util.Optional;
import java.util.stream.IntStream;

/** Refuses, fills or drops the rows of a series that lack a value. */
final class MissingValues {

  private static final String REMEDY = "call .missing(INTERPOLATE) or drop the row";

  private final TextTable table;
  private final NumberColumns columns;
  private final Optional<Missing> rule;

  MissingValues(TextTable table, NumberColumns columns, Optional<Missing> rule) {
    this.table = table;
    this.columns = columns;
    this.rule = rule;
  }

  /** How many rows there are up to the last with a target; those after it are known ahead. */
  int targetRows(RawRows rows) {
    int end = rows.size();
    while (columns.future() > 0 && end > 0 && !hasTarget(rows.values()[end - 1])) {
      end--;
    }
    return end;
  }

  private boolean hasTarget(double[] row) {
    return IntStream.range(0, columns.targets()).anyMatch(c -> Double.isFinite(row[c]));
  }

  /** Without the rows that lack a value, where that is the rule. */
  RawRows drop(RawRows rows) {
    if (rule.orElse(null) != Missing.DROP) {
      return rows;
    }
    int targetRows = targetRows(rows);
    int end = targetRows;
    while (end < rows.size() && firstAbsent(rows, end, true) < 0) {
      end++; // rows known ahead must follow each other: the first without a value ends them
    }
    int known = end;
    return rows.select(
        IntStream.range(0, known)
            .filter(row -> row >= targetRows || firstAbsent(rows, row, false) < 0)
            .toArray());
  }

  /**
   * With every value in place.
   *
   * @param targetRows how many rows have a target
   * @param heldOut the first held-out row: rows before it are filled from one another alone
   */
  RawRows fill(RawRows rows, int targetRows, int heldOut) {
    if (rule.orElse(null) != Missing.INTERPOLATE) {
      refuse(rows, targetRows);
      return rows;
    }
    double[][] values = rows.select(IntStream.range(0, rows.size()).toArray()).values();
    for (int c = 0; c < columns.names().size(); c++) {
      interpolate(values, c, heldOut);
      if (Double.isNaN(values[0][c])) {
        throw new IllegalArgumentException(
            table.word()
                + ": column '"
                + columns.names().get(c)
                + "'"
                + (rows.key().isEmpty() ? "" : " of " + Words.cell(rows.key()))
                + " has no value before the hold-out; nothing to interpolate from");
      }
      if (columns.isFuture(c)) {
        interpolate(values, c, rows.size());
      } else {
        carryOn(values, c, heldOut, targetRows);
      }
    }
    return rows.with(values);
  }

  private void refuse(RawRows rows, int targetRows) {
    for (int row = 0; row < rows.size(); row++) {
      int absent = firstAbsent(rows, row, row >= targetRows);
      if (absent < 0) {
        continue;
      }
      String name = columns.names().get(absent);
      int fileRow = rows.fileRows()[row];
      if (fileRow < 0) {
        throw new IllegalArgumentException(
            "mend(FILL_GAPS): a row it inserts has no value in column '"
                + name
                + "'; call .missing(INTERPOLATE)");
      }
      Cell.number(table.column(name).get(fileRow), table.where(name, fileRow), false, REMEDY);
      throw new IllegalStateException("an absent value must come from an absent cell");
    }
  }

  private int firstAbsent(RawRows rows, int row, boolean futureOnly) {
    for (int c = 0; c < columns.names().size(); c++) {
      if (Double.isNaN(rows.values()[row][c]) && (!futureOnly || columns.isFuture(c))) {
        return c;
      }
    }
    return -1;
  }

  /** Fills from what came before alone: a forecast from inside must not see what comes next. */
  private static void carryOn(double[][] rows, int column, int first, int end) {
    for (int row = Math.max(1, first); row < end; row++) {
      if (Double.isNaN(rows[row][column])) {
        rows[row][column] = rows[row - 1][column];
      }
    }
  }

  private static void interpolate(double[][] rows, int column, int end) {
    int before = -1;
    for (int row = 0; row < end; row++) {
      if (Double.isNaN(rows[row][column])) {
        continue;
      }
      for (int gap = before + 1; gap < row; gap++) {
        double share = before < 0 ? 1 : (gap - before) / (double) (row - before);
        double from = before < 0 ? rows[row][column] : rows[before][column];
        rows[gap][column] = from + share * (rows[row][column] - from);
      }
      before = row;
    }
    for (int gap = before + 1; before >= 0 && gap < end; gap++) {
      rows[gap][column] = rows[before][column];
    }
  }
}
