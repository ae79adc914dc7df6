package dev.rondo.data;

import java.util.List;

/**
 * A table of text cells, as it came in: every later message can quote the cell that caused it.
 *
 * @param word what the user called, "series" or "sequences"; it starts every message
 * @param names the column names in order, all different
 * @param columns the cells of each column, equally many
 */
record TextTable(String word, List<String> names, List<List<String>> columns) {

  int rows() {
    return columns.isEmpty() ? 0 : columns.get(0).size();
  }

  /** The cells of a column that {@link #require} has accepted. */
  List<String> column(String name) {
    return columns.get(names.indexOf(name));
  }

  /** Where a cell is, in the words of a message; rows count from 1 below the header. */
  String where(String name, int row) {
    return word + ": column '" + name + "', row " + (row + 1);
  }

  /** Refuses a column that is not there, with the nearest name and all names. */
  void require(String call, String name) {
    if (names.contains(name)) {
      return;
    }
    String near =
        NearestName.of(name, names).map(other -> "did you mean '" + other + "'? ").orElse("");
    throw new IllegalArgumentException(
        call
            + ": there is no column '"
            + name
            + "'; "
            + near
            + "the columns are "
            + Words.quoted(names));
  }
}
