package dev.rondo.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Small tables written in a test. */
final class Csv {

  private Csv() {}

  /** The series of a text in a file that is gone afterwards. */
  static Series series(String text) {
    try {
      Path file = Files.createTempFile("series", ".csv");
      try {
        Files.writeString(file, text);
        return Series.read(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A Tablesaw table of text columns. */
  static Table table(String text) {
    String[] lines = text.split("\n");
    String[] names = lines[0].split(",");
    Table table = Table.create("test");
    for (int c = 0; c < names.length; c++) {
      StringColumn column = StringColumn.create(names[c]);
      for (int r = 1; r < lines.length; r++) {
        column.append(lines[r].split(",", -1)[c]);
      }
      table.addColumns(column);
    }
    return table;
  }

  /** Lines of a table. */
  static String lines(String... lines) {
    return String.join("\n", lines) + "\n";
  }
}
