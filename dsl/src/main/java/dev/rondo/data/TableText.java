package dev.rondo.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Turns a Tablesaw table into text cells, so that a table and a file take one way. Missing cells
 * become empty; numbers keep every digit, whatever format the column prints with.
 */
final class TableText {

  private TableText() {}

  static TextTable of(String word, Table table) {
    Set<String> seen = new HashSet<>();
    List<List<String>> columns = new ArrayList<>();
    for (Column<?> column : table.columns()) {
      if (!seen.add(column.name())) {
        throw new IllegalArgumentException(
            word + "(table): the table names '" + column.name() + "' twice; rename one");
      }
      columns.add(cells(column));
    }
    if (table.rowCount() == 0) {
      throw new IllegalArgumentException(word + "(table): the table has no rows");
    }
    return new TextTable(word, List.copyOf(table.columnNames()), columns);
  }

  private static List<String> cells(Column<?> column) {
    List<String> cells = new ArrayList<>(column.size());
    for (int row = 0; row < column.size(); row++) {
      cells.add(column.isMissing(row) ? "" : cell(column, row));
    }
    return cells;
  }

  private static String cell(Column<?> column, int row) {
    // a BooleanColumn is numeric to Tablesaw, yet gives -128 for a missing cell: take its words
    if (column instanceof NumericColumn<?> numbers && column.type() != ColumnType.BOOLEAN) {
      return Words.number(numbers.getDouble(row));
    }
    return String.valueOf(column.get(row)).strip();
  }
}
