package dev.rondo.data;

import dev.rondo.output.Renderable;
import dev.rondo.output.Rendering;
import dev.rondo.text.BlankSeparated;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tech.tablesaw.api.Table;

/**
 * Texts in a table, one a row. An immutable value that prints as it was written; what is asked of
 * each text, {@link #label a class} or {@link #tags a class for every word}, completes it.
 */
public final class Texts implements Renderable {

  /** A line of a table of texts may hold a whole book. */
  private static final int LONGEST_LINE = 100_000_000;

  private final TextTable table;
  private final Optional<String> column;
  private final Written written;

  private Texts(TextTable table, Optional<String> column, Written written) {
    this.table = table;
    this.column = column;
    this.written = written;
  }

  /** The texts of a Tablesaw table. */
  public static Texts of(Table table) {
    Objects.requireNonNull(table, "table");
    return new Texts(TableText.of("texts", table), Optional.empty(), Written.of("texts(table)"));
  }

  /**
   * The texts of a CSV file in UTF-8 whose first line names the columns; a text may go over many
   * lines where it stands in quotes.
   *
   * @throws java.io.UncheckedIOException if the file cannot be read
   */
  public static Texts read(Path path) {
    return new Texts(
        CsvFile.read("texts", path, LONGEST_LINE),
        Optional.empty(),
        Written.of("texts(" + Words.literal(path.toString()) + ")"));
  }

  /** Names the column that holds the texts; needed. An empty text is one unknown token. */
  public Texts text(String column) {
    Objects.requireNonNull(column, "column");
    String call = call("text", column);
    table.require(call, column);
    return new Texts(table, Optional.of(column), written.put("text", Words.literal(column)));
  }

  /** Asks for the class of a text: a classification. */
  public LabelledTexts label(String column) {
    String call = call("label", column);
    String text = other(call, column);
    List<String> labels = new ArrayList<>();
    for (int row = 0; row < table.rows(); row++) {
      labels.add(filled(column, row, "; every text needs its label"));
    }
    return LabelledTexts.of(
        new TextSource(text, table.column(text)),
        ClassLabels.of(call, "texts", labels),
        written.put("label", Words.literal(column)));
  }

  /**
   * Asks for the class of every word: sequence labelling. The column holds as many tags as the text
   * has words; both are separated by blanks.
   */
  public TaggedTexts tags(String column) {
    String call = call("tags", column);
    String text = other(call, column);
    List<List<String>> tags = new ArrayList<>();
    BlankSeparated items = new BlankSeparated(false);
    for (int row = 0; row < table.rows(); row++) {
      int words = items.tokens(filled(text, row, "; there is no word to tag")).size();
      tags.add(items.tokens(filled(column, row, "; every word needs its tag")));
      if (tags.get(row).size() != words) {
        throw new IllegalArgumentException(
            table.where(column, row)
                + ": "
                + Words.count(tags.get(row).size(), "tag")
                + " for "
                + Words.count(words, "word")
                + "; give every word one tag, with blanks between them");
      }
    }
    return TaggedTexts.of(
        new TextSource(text, table.column(text)),
        column,
        tags,
        written.put("tags", Words.literal(column)));
  }

  private String filled(String column, int row, String remedy) {
    String cell = table.column(column).get(row).strip();
    if (cell.isEmpty()) {
      throw new IllegalArgumentException(table.where(column, row) + ": the cell is empty" + remedy);
    }
    return cell;
  }

  /** The column of the texts, after a check that the one asked for is there and another. */
  private String other(String call, String asked) {
    Objects.requireNonNull(asked, "column");
    table.require(call, asked);
    String text =
        column.orElseThrow(
            () ->
                new IllegalArgumentException(
                    call
                        + ": no column holds the texts yet; name it before with .text(...); the"
                        + " columns are "
                        + Words.quoted(table.names())));
    if (text.equals(asked)) {
      throw new IllegalArgumentException(
          call + ": column '" + asked + "' is already the text; give a column one use");
    }
    return text;
  }

  private static String call(String name, String column) {
    return name + "(" + Words.literal(column) + ")";
  }

  @Override
  public Rendering rendering() {
    return Rendering.ofText(toString());
  }

  /** The declaration as it was written. */
  @Override
  public String toString() {
    return written.toString();
  }
}
