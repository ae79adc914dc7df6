package dev.rondo.model;

import dev.rondo.output.FigureColumn;
import dev.rondo.output.Tabular;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** A classifier's answers: for each sequence a probability of each class. Immutable. */
public final class Predictions implements Tabular {

  private final List<String> labels;
  private final double[][] probabilities;

  private Predictions(List<String> labels, double[][] probabilities) {
    this.labels = labels;
    this.probabilities = probabilities;
  }

  /** The softmax of a network's answers, {@code [batch, classes]}. */
  static Predictions of(List<String> labels, INDArray answers) {
    double[][] rows = new double[(int) answers.size(0)][];
    for (int n = 0; n < rows.length; n++) {
      rows[n] = softmax(answers.getRow(n).toDoubleVector());
    }
    return new Predictions(List.copyOf(labels), rows);
  }

  private static double[] softmax(double[] scores) {
    double max = Arrays.stream(scores).max().orElse(0);
    double[] shares = Arrays.stream(scores).map(s -> Math.exp(s - max)).toArray();
    double sum = Arrays.stream(shares).sum();
    return Arrays.stream(shares).map(s -> s / sum).toArray();
  }

  /** How many sequences were answered. */
  public int size() {
    return probabilities.length;
  }

  /** The likeliest class of each sequence. */
  public List<String> labels() {
    return Arrays.stream(numbers()).mapToObj(labels::get).toList();
  }

  /** The probability that sequence {@code row}, from 0, is of class {@code label}. */
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

  /** The number of the likeliest class of each sequence; the first of equals. */
  int[] numbers() {
    return Arrays.stream(probabilities)
        .mapToInt(
            row ->
                IntStream.range(0, row.length)
                    .reduce(0, (best, c) -> row[c] > row[best] ? c : best))
        .toArray();
  }

  /** One row a sequence: the likeliest class and the probability of each. */
  public Table toTable() {
    Table table = Table.create("predictions", StringColumn.create("label", labels()));
    for (int c = 0; c < labels.size(); c++) {
      int number = c;
      double[] column = Arrays.stream(probabilities).mapToDouble(row -> row[number]).toArray();
      table.addColumns(FigureColumn.of("p(" + labels.get(c) + ")", column));
    }
    return table;
  }

  @Override
  public String heading() {
    return toString();
  }

  @Override
  public Table shown() {
    return toTable();
  }

  @Override
  public String toString() {
    return "predictions for " + size() + (size() == 1 ? " sequence" : " sequences");
  }
}
