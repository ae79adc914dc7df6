package dev.rondo.data;

import dev.rondo.output.Renderable;
import dev.rondo.output.Rendering;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import tech.tablesaw.api.Table;

/**
 * Sequences in a table, one row a time step. An immutable value that prints as it was written; what
 * is asked of each sequence, {@link #label a class} or {@link #target numbers}, completes it.
 */
public final class Sequences implements Renderable {

  private final TextTable table;
  private final SequenceRoles roles;
  private final Written written;

  private Sequences(TextTable table, SequenceRoles roles, Written written) {
    this.table = table;
    this.roles = roles;
    this.written = written;
  }

  /** The sequences of a Tablesaw table, of whatever column types. */
  public static Sequences of(Table table) {
    Objects.requireNonNull(table, "table");
    return new Sequences(
        TableText.of("sequences", table), SequenceRoles.NONE, Written.of("sequences(table)"));
  }

  /**
   * The sequences of a CSV file in UTF-8 whose first line names the columns.
   *
   * @throws java.io.UncheckedIOException if the file cannot be read
   */
  public static Sequences read(Path path) {
    return new Sequences(
        CsvFile.read("sequences", path),
        SequenceRoles.NONE,
        Written.of("sequences(" + Words.literal(path.toString()) + ")"));
  }

  /** Names the column that says to which sequence a row belongs; needed. */
  public Sequences by(String column) {
    return with("by", roles.with(SequenceRole.BY, table, column), column);
  }

  /** Names the features of a step; all other columns of numbers by default. */
  public Sequences features(String... columns) {
    return with("features", roles.with(SequenceRole.FEATURE, table, columns), columns);
  }

  /** Names the column by which the rows of a sequence are put in order; as they come by default. */
  public Sequences time(String column) {
    return with("time", roles.with(SequenceRole.TIME, table, column), column);
  }

  /**
   * Names the column that says how much a sequence counts, at least 0, the same in all its rows.
   */
  public Sequences weight(String column) {
    return with("weight", roles.with(SequenceRole.WEIGHT, table, column), column);
  }

  /** Asks for the class of a sequence, the same in all its rows: a classification. */
  public LabelledSequences label(String column) {
    Sequences whole = with("label", roles.with(SequenceRole.LABEL, table, column), column);
    SequenceReader reader = new SequenceReader(table, whole.roles);
    return LabelledSequences.of(
        "label(" + Words.literal(column) + ")",
        reader.set(),
        reader.labels(),
        reader.intake(),
        whole.written);
  }

  /** Asks for one or more numbers of a sequence, the same in all its rows: a regression. */
  public MeasuredSequences target(String... columns) {
    Sequences whole = with("target", roles.with(SequenceRole.TARGET, table, columns), columns);
    SequenceReader reader = new SequenceReader(table, whole.roles);
    return new MeasuredSequences(
        new SequencePlan(reader.set(), false, SplitShares.DEFAULT, reader.intake()),
        Arrays.asList(columns),
        reader.targets(),
        whole.written);
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

  private Sequences with(String call, SequenceRoles next, String... columns) {
    return new Sequences(table, next, written.put(call, Words.literals(Arrays.asList(columns))));
  }
}
