package dev.rondo.data;

import dev.rondo.text.TextFile;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads a CSV file as text, cell by cell. Types are not guessed here: a reader that guesses can no
 * longer say which cell was wrong.
 */
final class CsvFile {

  private CsvFile() {}

  /**
   * Reads a file in UTF-8 whose first line names the columns, separated by comma, semicolon or tab.
   *
   * @throws UncheckedIOException if the file cannot be read
   * @throws IllegalArgumentException if what it holds is not such a table
   */
  static TextTable read(String word, Path path) {
    return read(word, path, CsvLines.LONGEST_LINE);
  }

  /**
   * The same with lines as long as texts are.
   *
   * @param longest how many characters a line has at most
   */
  static TextTable read(String word, Path path, int longest) {
    String call = word + "(" + Words.literal(path.toString()) + ")";
    String text = TextFile.read(call, "CSV file", path);
    try (Reader reader = new StringReader(text)) {
      return table(word, call, new CsvLines(call, reader, longest).all());
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a StringReader throws none
    }
  }

  private static TextTable table(String word, String call, List<List<String>> lines) {
    if (lines.isEmpty()) {
      throw new IllegalArgumentException(call + ": the file is empty; expected a header and rows");
    }
    List<String> names = lines.get(0);
    checkHeader(call, names);
    List<List<String>> rows = lines.subList(1, lines.size());
    if (rows.isEmpty()) {
      throw new IllegalArgumentException(call + ": the file has a header but no rows");
    }
    List<List<String>> columns = new ArrayList<>();
    for (int c = 0; c < names.size(); c++) {
      columns.add(new ArrayList<>(rows.size()));
    }
    for (int r = 0; r < rows.size(); r++) {
      List<String> row = rows.get(r);
      if (row.size() != names.size()) {
        throw new IllegalArgumentException(
            call
                + ": row "
                + (r + 1)
                + " has "
                + Words.count(row.size(), "cell")
                + ", the header has "
                + names.size()
                + "; correct the row");
      }
      for (int c = 0; c < names.size(); c++) {
        columns.get(c).add(row.get(c));
      }
    }
    return new TextTable(word, List.copyOf(names), columns);
  }

  private static void checkHeader(String call, List<String> names) {
    Set<String> seen = new HashSet<>();
    for (int c = 0; c < names.size(); c++) {
      if (names.get(c).isEmpty()) {
        throw new IllegalArgumentException(
            call + ": column " + (c + 1) + " of the header has no name; give it one");
      }
      if (!seen.add(names.get(c))) {
        throw new IllegalArgumentException(
            call + ": the header names '" + names.get(c) + "' twice; rename one");
      }
    }
  }
}
