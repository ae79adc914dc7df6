package dev.rondo.data;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
    String call = word + "(" + Words.literal(path.toString()) + ")";
    if (Files.isDirectory(path)) {
      throw unreadable(
          call + ": this is a directory; name a CSV file", new IOException("directory"));
    }
    List<List<String>> lines;
    // newBufferedReader reports malformed bytes instead of replacing them
    try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
      lines = new CsvLines(call, reader).all();
    } catch (NoSuchFileException e) {
      String folder = Path.of("").toAbsolutePath().toString();
      throw unreadable(call + ": there is no such file; the working directory is " + folder, e);
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(
          call + ": the file is not UTF-8 text; save it as CSV in UTF-8", e);
    } catch (IOException e) {
      throw unreadable(call + ": the file cannot be read; check its permissions", e);
    }
    return table(word, call, lines);
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

  private static UncheckedIOException unreadable(String message, IOException cause) {
    return new UncheckedIOException(message, cause);
  }
}
