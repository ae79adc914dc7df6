package dev.rondo.jupyter;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table of short texts, as HTML and as text. The HTML has no colours of its own: a notebook's
 * page gives a table those of its theme.
 *
 * @param caption what the table is, said under it
 * @param header names of the columns; empty for none
 * @param rows the cells, row by row
 */
record Grid(String caption, List<String> header, List<List<String>> rows) {
  private static final String LEFT_OUT = "…";
  private static final int MAX_CELL = 120;

  /** What stands where columns or rows are left out. */
  static String leftOut() {
    return LEFT_OUT;
  }

  String html() {
    StringBuilder html = new StringBuilder("<div><table>");
    if (!header.isEmpty()) {
      html.append("<thead><tr>");
      header.forEach(name -> html.append("<th>").append(escape(cut(name))).append("</th>"));
      html.append("</tr></thead>");
    }
    html.append("<tbody>");
    for (List<String> row : rows) {
      html.append("<tr>");
      row.forEach(cell -> html.append("<td>").append(escape(cut(cell))).append("</td>"));
      html.append("</tr>");
    }
    return html.append("</tbody></table><div>")
        .append(escape(caption))
        .append("</div></div>")
        .toString();
  }

  String text() {
    List<List<String>> all = new ArrayList<>();
    if (!header.isEmpty()) {
      all.add(header);
    }
    all.addAll(rows);
    int columns = all.stream().mapToInt(List::size).max().orElse(0);
    int[] widths = new int[columns];
    for (List<String> row : all) {
      for (int c = 0; c < row.size(); c++) {
        widths[c] = Math.max(widths[c], cut(row.get(c)).length());
      }
    }
    String lines = all.stream().map(row -> line(row, widths)).collect(Collectors.joining("\n"));
    return lines.isEmpty() ? caption : lines + "\n" + caption;
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int c = 0; c < row.size(); c++) {
      String cell = cut(row.get(c));
      line.append(c == 0 ? "" : "  ").append(" ".repeat(widths[c] - cell.length())).append(cell);
    }
    return line.toString();
  }

  private static String cut(String cell) {
    String line = cell.replaceAll("\\s*\\R\\s*", " ");
    return line.length() <= MAX_CELL ? line : line.substring(0, MAX_CELL - 1) + LEFT_OUT;
  }

  static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
