package dev.rondo.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tech.tablesaw.api.Table;

/** Reads a table whose rows are the steps of sequences. */
final class SequenceReader {

  private static final String REMEDY = "fill in the cell or drop the row";

  private final TextTable table;
  private final SequenceRoles roles;
  private final Map<String, List<Integer>> groups;

  SequenceReader(TextTable table, SequenceRoles declared) {
    this.table = table;
    String by =
        declared
            .one(SequenceRole.BY)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        table.word()
                            + ": no column tells the sequences apart; name it with .by(...)"));
    this.roles = declared.withFeatures(features(declared));
    this.groups = new StepOrder(table, roles.one(SequenceRole.TIME)).groups(by);
  }

  /** The declared features, else every other column that holds mostly numbers. */
  private List<String> features(SequenceRoles declared) {
    if (!declared.of(SequenceRole.FEATURE).isEmpty()) {
      return declared.of(SequenceRole.FEATURE);
    }
    List<String> numeric =
        table.names().stream().filter(n -> !declared.uses(n)).filter(this::mostlyNumbers).toList();
    if (numeric.isEmpty()) {
      throw new IllegalArgumentException(
          table.word()
              + ": no column of numbers is left for the features; the columns are "
              + Words.quoted(table.names()));
    }
    return numeric;
  }

  /**
   * A few bad cells do not make a column of numbers one of text: they are refused later, by name.
   */
  private boolean mostlyNumbers(String name) {
    List<String> cells = table.column(name);
    return 2 * cells.stream().filter(Cell::isNumber).count() > cells.size();
  }

  SequenceSet set() {
    double[][][] values = new double[groups.size()][][];
    int i = 0;
    for (List<Integer> rows : groups.values()) {
      values[i++] =
          rows.stream()
              .map(row -> numbers(roles.of(SequenceRole.FEATURE), row))
              .toArray(double[][]::new);
    }
    return new SequenceSet(
        List.copyOf(groups.keySet()), roles.of(SequenceRole.FEATURE), values, weights());
  }

  private double[] numbers(List<String> columns, int row) {
    return columns.stream().mapToDouble(name -> number(name, row)).toArray();
  }

  private double number(String name, int row) {
    return Cell.number(table.column(name).get(row), table.where(name, row), false, REMEDY);
  }

  /** The label of each sequence. */
  List<String> labels() {
    String column = roles.one(SequenceRole.LABEL).orElseThrow();
    List<String> labels = new ArrayList<>();
    groups.forEach((id, rows) -> labels.add(constant("label", column, id, rows)));
    return labels;
  }

  /** The targets of each sequence, {@code [sequence][target]}. */
  double[][] targets() {
    List<String> columns = roles.of(SequenceRole.TARGET);
    List<double[]> targets = new ArrayList<>();
    groups.forEach(
        (id, rows) -> {
          columns.forEach(column -> constant("target", column, id, rows));
          targets.add(numbers(columns, rows.get(0)));
        });
    return targets.toArray(double[][]::new);
  }

  private Optional<double[]> weights() {
    return roles
        .one(SequenceRole.WEIGHT)
        .map(
            column ->
                groups.entrySet().stream()
                    .mapToDouble(group -> weight(column, group.getKey(), group.getValue()))
                    .toArray());
  }

  private double weight(String column, String id, List<Integer> rows) {
    constant("weight", column, id, rows);
    double weight = number(column, rows.get(0));
    if (weight < 0) {
      throw new IllegalArgumentException(
          table.where(column, rows.get(0))
              + ": a weight of "
              + Words.number(weight)
              + "; weights are at least 0");
    }
    return weight;
  }

  private String constant(String what, String column, String id, List<Integer> rows) {
    List<String> cells = table.column(column);
    String first = cells.get(rows.get(0)).strip();
    for (int row : rows) {
      String cell = cells.get(row).strip();
      if (cell.isEmpty()) {
        throw new IllegalArgumentException(
            table.where(column, row) + ": the cell is empty; every sequence needs its " + what);
      }
      if (!cell.equals(first)) {
        throw new IllegalArgumentException(
            table.where(column, row)
                + ": "
                + Words.cell(cell)
                + ", but "
                + Words.cell(first)
                + " in row "
                + (rows.get(0) + 1)
                + " of sequence "
                + Words.cell(id)
                + "; a sequence has one "
                + what);
      }
    }
    return first;
  }

  /** How another table is read in the same way. */
  SequenceIntake intake() {
    return new SequenceIntake(Optional.of(roles));
  }

  /** Reads a table with the columns of another, without what is asked for. */
  static SequenceSet read(SequenceRoles roles, Table other) {
    TextTable text = TableText.of("new data", other);
    SequenceRoles inputs = roles.inputs();
    Map<SequenceRole, List<String>> columns = new LinkedHashMap<>(inputs.columns());
    columns.values().forEach(names -> names.forEach(name -> text.require("new data", name)));
    return new SequenceReader(text, inputs).set();
  }
}
