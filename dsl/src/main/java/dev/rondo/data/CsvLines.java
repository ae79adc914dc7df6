package dev.rondo.data;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits CSV text into cells by RFC 4180: quoted cells may hold separators, line breaks and doubled
 * quotes. Line ends of every system, a byte-order mark and blank lines at the end are taken in
 * stride; unquoted cells lose the blanks around them.
 */
final class CsvLines {

  /** Beyond this a line is no row of a table; it also bounds what a broken file can take. */
  static final int LONGEST_LINE = 1_000_000;

  private final String call;
  private final Reader reader;
  private final List<List<String>> lines = new ArrayList<>();
  private List<String> line = new ArrayList<>();
  private final StringBuilder cell = new StringBuilder();
  private boolean quoted;
  private boolean wasQuoted;
  private boolean afterQuote;
  private boolean afterReturn;
  private int length;
  private char separator;
  private final int longest;

  /** Lines of at most {@code longest} characters. */
  CsvLines(String call, Reader reader, int longest) {
    this.call = call;
    this.reader = reader;
    this.longest = longest;
  }

  /** All lines as cells, the header first. */
  List<List<String>> all() throws IOException {
    String header = peekHeader();
    separator = separatorOf(header);
    for (int i = 0; i < header.length(); i++) {
      accept(header.charAt(i));
    }
    char[] buffer = new char[8192];
    for (int n = reader.read(buffer); n >= 0; n = reader.read(buffer)) {
      for (int i = 0; i < n; i++) {
        accept(buffer[i]);
      }
    }
    if (quoted && !afterQuote) {
      throw new IllegalArgumentException(
          call + ": " + place() + " opens a quote that never closes");
    }
    endLine();
    while (!lines.isEmpty() && isBlank(lines.get(lines.size() - 1))) {
      lines.remove(lines.size() - 1);
    }
    return lines;
  }

  /** The first line with its line end, for the separator is chosen by it. */
  private String peekHeader() throws IOException {
    StringBuilder header = new StringBuilder();
    for (int c = reader.read(); c >= 0; c = reader.read()) {
      if (header.length() == 0 && c == '\uFEFF') {
        continue; // byte-order mark
      }
      header.append((char) c);
      if (c == '\n' || c == '\r' || header.length() > longest) {
        break;
      }
    }
    return header.toString();
  }

  private static char separatorOf(String header) {
    char best = ',';
    long most = 0;
    for (char candidate : new char[] {',', ';', '\t'}) {
      long count = header.chars().filter(c -> c == candidate).count();
      if (count > most) {
        most = count;
        best = candidate;
      }
    }
    return best;
  }

  private void accept(char c) {
    if (c == 0) {
      throw new IllegalArgumentException(
          call + ": " + place() + " holds bytes that are not text; is this a CSV file?");
    }
    if (++length > longest) {
      throw new IllegalArgumentException(
          call
              + ": "
              + place()
              + " is longer than "
              + longest
              + " characters; is this a CSV file?");
    }
    boolean lineFeedOfPair = afterReturn && c == '\n';
    afterReturn = c == '\r';
    if (quoted && !afterQuote) {
      if (c == '"') {
        afterQuote = true;
      } else {
        cell.append(c);
      }
      return;
    }
    if (quoted) { // a quote inside a quoted cell: doubled, or the end of the cell
      afterQuote = false;
      if (c == '"') {
        cell.append(c);
        return;
      }
      quoted = false;
    }
    if (lineFeedOfPair) {
      length = 0;
    } else if (c == '\r' || c == '\n') {
      endLine();
    } else if (c == separator) {
      endCell();
    } else if (c == '"' && cell.toString().isBlank() && !wasQuoted) {
      cell.setLength(0);
      quoted = true;
      wasQuoted = true;
    } else {
      cell.append(c);
    }
  }

  private void endCell() {
    line.add(wasQuoted ? cell.toString() : cell.toString().strip());
    cell.setLength(0);
    wasQuoted = false;
  }

  private void endLine() {
    endCell();
    lines.add(line);
    line = new ArrayList<>();
    length = 0;
  }

  private String place() {
    return lines.isEmpty() ? "the header" : "row " + lines.size();
  }

  private static boolean isBlank(List<String> cells) {
    return cells.size() == 1 && cells.get(0).isEmpty();
  }
}
