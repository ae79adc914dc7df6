package dev.rondo.evaluate;

import dev.rondo.output.ColumnNames;
import dev.rondo.output.Tabular;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * How often each true class was answered by each class, and the scores that follow from it.
 * Immutable.
 */
public final class Confusion implements Tabular {

  private final List<String> labels;
  private final long[][] counts;

  private Confusion(List<String> labels, long[][] counts) {
    this.labels = labels;
    this.counts = counts;
  }

  /**
   * Counts answers.
   *
   * @param labels the names of the classes
   * @param truth the number of the true class of each example
   * @param answers the number of the answered class of each example
   */
  public static Confusion of(List<String> labels, int[] truth, int[] answers) {
    Pairs.require("confusion", truth.length, answers.length);
    long[][] counts = new long[labels.size()][labels.size()];
    for (int i = 0; i < truth.length; i++) {
      counts[number(labels, truth[i])][number(labels, answers[i])]++;
    }
    return new Confusion(List.copyOf(labels), counts);
  }

  private static int number(List<String> labels, int number) {
    if (number < 0 || number >= labels.size()) {
      throw new IllegalArgumentException(
          "confusion: class number " + number + "; expected 0 to " + (labels.size() - 1));
    }
    return number;
  }

  /** The names of the classes, in the order of their numbers. */
  public List<String> labels() {
    return labels;
  }

  /** How many examples of a true class were answered by a class. */
  public long count(int truth, int answer) {
    return counts[truth][answer];
  }

  /** How many examples there are. */
  public long total() {
    return Arrays.stream(counts).flatMapToLong(Arrays::stream).sum();
  }

  /** The share of examples whose class was answered. */
  public double accuracy() {
    long right = 0;
    for (int c = 0; c < counts.length; c++) {
      right += counts[c][c];
    }
    return right / (double) total();
  }

  /** Of the examples answered by a class, the share that is of it; 0 where none was. */
  public double precision(int label) {
    long answered = Arrays.stream(counts).mapToLong(row -> row[label]).sum();
    return answered == 0 ? 0 : counts[label][label] / (double) answered;
  }

  /** Of the examples of a class, the share answered by it; 0 where there is none. */
  public double recall(int label) {
    long there = Arrays.stream(counts[label]).sum();
    return there == 0 ? 0 : counts[label][label] / (double) there;
  }

  /**
   * {@code 2 TP / (2 TP + FP + FN)}, the harmonic mean of precision and recall; 0 where a class is
   * neither there nor answered.
   */
  public double f1(int label) {
    double sum = precision(label) + recall(label);
    return sum == 0 ? 0 : 2 * precision(label) * recall(label) / sum;
  }

  /**
   * The plain mean of {@link #f1} over the classes that occur in truth or answer, so that rare
   * classes count as much as frequent ones.
   */
  public double macroF1() {
    double sum = 0;
    int occurring = 0;
    for (int c = 0; c < counts.length; c++) {
      int label = c;
      boolean occurs =
          Arrays.stream(counts[c]).sum() + Arrays.stream(counts).mapToLong(r -> r[label]).sum() > 0;
      if (occurs) {
        occurring++;
        sum += f1(c);
      }
    }
    return sum / occurring;
  }

  /** The matrix: a row for each true class, in it a column for each answered class. */
  public Table toTable() {
    List<String> names = new ArrayList<>(List.of("true class"));
    names.addAll(labels);
    names = ColumnNames.distinct(names);
    Table table = Table.create("confusion", StringColumn.create(names.get(0), labels));
    for (int answer = 0; answer < counts.length; answer++) {
      int column = answer;
      long[] answered = Arrays.stream(counts).mapToLong(row -> row[column]).toArray();
      table.addColumns(LongColumn.create(names.get(answer + 1), answered));
    }
    return table;
  }

  @Override
  public Table shown() {
    return toTable();
  }

  /** The share that is right, of how many. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "accuracy %.3f on %,d examples", accuracy(), total());
  }
}
