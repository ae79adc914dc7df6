package dev.rondo.jupyter;

import dev.rondo.output.Rendering;
import dev.rondo.output.Tabular;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.Table;

/** A Tablesaw table: its first and last rows and columns, and its true size. */
final class TableView {
  private static final int ROWS = 50;
  private static final int COLUMNS = 20;
  private static final int ROWS_AS_TEXT = 20;
  private static final int COLUMNS_AS_TEXT = 8;

  private TableView() {}

  static Rendering of(Table table) {
    return Rendering.ofHtml(
        grid(table, ROWS, COLUMNS).html(), grid(table, ROWS_AS_TEXT, COLUMNS_AS_TEXT).text());
  }

  /** A heading and the table under it. */
  static Rendering under(Tabular value) {
    Rendering table = of(value.shown());
    String heading = value.heading();
    return Rendering.ofHtml(
        "<div>" + Grid.escape(heading) + "</div>" + table.html().orElseThrow(),
        heading + "\n" + table.text());
  }

  private static Grid grid(Table table, int maxRows, int maxColumns) {
    Excerpt rows = new Excerpt(table.rowCount(), maxRows);
    Excerpt columns = new Excerpt(table.columnCount(), maxColumns);
    List<String> header = new ArrayList<>();
    for (int column : columns.places()) {
      header.add(column == Excerpt.GAP ? Grid.leftOut() : table.column(column).name());
    }
    List<List<String>> cells = new ArrayList<>();
    for (int row : rows.places()) {
      List<String> line = new ArrayList<>();
      for (int column : columns.places()) {
        boolean shown = row != Excerpt.GAP && column != Excerpt.GAP;
        line.add(shown ? table.column(column).getString(row) : Grid.leftOut());
      }
      cells.add(line);
    }
    return new Grid(caption(table, rows, columns), header, cells);
  }

  private static String caption(Table table, Excerpt rows, Excerpt columns) {
    String name = table.name() == null || table.name().isBlank() ? "Table" : table.name();
    String size =
        String.format(Locale.ROOT, "%s: %,d rows x %,d columns", name, rows.size(), columns.size());
    List<String> cuts = new ArrayList<>();
    if (rows.isCut()) {
      cuts.add(rows.limit() + " rows");
    }
    if (columns.isCut()) {
      cuts.add(columns.limit() + " columns");
    }
    return cuts.isEmpty() ? size : size + "; the first and last, " + String.join(" and ", cuts);
  }
}
