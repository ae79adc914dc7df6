package dev.rondo.model;

import dev.rondo.output.ColumnNames;
import dev.rondo.output.FigureColumn;
import dev.rondo.output.Tabular;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.nd4j.linalg.api.ndarray.INDArray;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * A classifier's answers: for each sequence or text a probability of each class. Immutable.
 *
 * <p>The probabilities are the softmax of the network's answers z, {@code p_c = exp(z_c) / sum_k
 * exp(z_k)}.
 */
public final class Predictions implements Tabular {

  /** The most classes whose probabilities stand beside a text; the table has all. */
  private static final int SHOWN = 5;

  private final List<String> labels;
  private final double[][] probabilities;
  private final List<ReadText> texts;

  private Predictions(List<String> labels, double[][] probabilities, List<ReadText> texts) {
    this.labels = labels;
    this.probabilities = probabilities;
    this.texts = texts;
  }

  /** The softmax of a network's answers to sequences, {@code [batch, classes]}. */
  static Predictions of(List<String> labels, INDArray answers) {
    double[][] rows = new double[(int) answers.size(0)][];
    for (int n = 0; n < rows.length; n++) {
      rows[n] = Softmax.of(answers.getRow(n).toDoubleVector());
    }
    return new Predictions(List.copyOf(labels), rows, List.of());
  }

  /** The softmax of a network's answers to texts, {@code [text][class]}. */
  static Predictions of(List<String> labels, double[][] answers, List<ReadText> texts) {
    double[][] rows = Arrays.stream(answers).map(Softmax::of).toArray(double[][]::new);
    return new Predictions(List.copyOf(labels), rows, List.copyOf(texts));
  }

  /** How many sequences or texts were answered. */
  public int size() {
    return probabilities.length;
  }

  /** The likeliest class of each sequence or text. */
  public List<String> labels() {
    return Arrays.stream(numbers()).mapToObj(labels::get).toList();
  }

  /** The probability that row {@code row}, from 0, is of class {@code label}. */
  public double probability(int row, String label) {
    int number = labels.indexOf(label);
    if (number < 0) {
      throw new IllegalArgumentException(
          "probability(" + row + ", \"" + label + "\"): the classes are " + labels);
    }
    if (row < 0 || row >= size()) {
      throw new IllegalArgumentException(
          "probability(" + row + ", \"" + label + "\"): there are rows 0 to " + (size() - 1));
    }
    return probabilities[row][number];
  }

  /** The probability of a class by its number. */
  double probability(int row, int number) {
    return probabilities[row][number];
  }

  /** The answer to one text by itself. */
  Prediction prediction(int row) {
    return Prediction.of(texts.get(row), labels, probabilities[row]);
  }

  /** The number of the likeliest class of each row; the first of equals. */
  int[] numbers() {
    return Arrays.stream(probabilities).mapToInt(Softmax::likeliest).toArray();
  }

  /**
   * One row a sequence or text: a text itself, the likeliest class and the probability of each
   * class.
   */
  public Table toTable() {
    return table(texts.stream().map(ReadText::text).toList(), labels.size());
  }

  private Table table(List<String> column, int classes) {
    List<String> names = new ArrayList<>(column.isEmpty() ? List.of() : List.of("text"));
    names.add("label");
    labels.forEach(label -> names.add("p(" + label + ")"));
    List<String> distinct = ColumnNames.distinct(names);
    Table table = Table.create("predictions");
    if (!column.isEmpty()) {
      table.addColumns(StringColumn.create("text", column));
    }
    table.addColumns(StringColumn.create("label", labels()));
    int first = table.columnCount();
    for (int c = 0; c < classes; c++) {
      int number = c;
      double[] shares = Arrays.stream(probabilities).mapToDouble(row -> row[number]).toArray();
      table.addColumns(FigureColumn.of(distinct.get(first + c), shares));
    }
    return table;
  }

  /** As {@link #toTable()}; of texts the beginning, with the probabilities of few classes. */
  @Override
  public Table shown() {
    return texts.isEmpty()
        ? toTable()
        : table(
            texts.stream().map(text -> OneLine.of(text.text())).toList(),
            Math.min(SHOWN, labels.size()));
  }

  @Override
  public String toString() {
    String one = texts.isEmpty() ? " sequence" : " text";
    long cut = texts.stream().filter(ReadText::cut).count();
    return "predictions for "
        + size()
        + (size() == 1 ? one : one + "s")
        + (cut == 0 ? "" : String.format(Locale.ROOT, "; %,d %s", cut, cutAt(cut)));
  }

  private String cutAt(long cut) {
    int most = texts.stream().filter(ReadText::cut).mapToInt(ReadText::tokens).max().orElse(0);
    return String.format(
        Locale.ROOT,
        cut == 1 ? "was cut to its first %,d tokens" : "were cut to their first %,d tokens",
        most);
  }
}
