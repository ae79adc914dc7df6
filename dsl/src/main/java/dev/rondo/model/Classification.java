package dev.rondo.model;

import dev.rondo.chart.ConfusionPicture;
import dev.rondo.chart.Picture;
import dev.rondo.evaluate.Confusion;
import dev.rondo.evaluate.MajorityClass;
import dev.rondo.output.FigureColumn;
import dev.rondo.output.Tabular;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * How well a classifier did on examples it did not learn from, with the commonest class beside it.
 *
 * @param confusion how often each class was taken for each
 * @param majority the same for the rule that always says the commonest training class
 */
public record Classification(Confusion confusion, Confusion majority) implements Tabular {

  static Classification of(List<String> labels, int[] training, int[] truth, int[] answers) {
    return new Classification(
        Confusion.of(labels, truth, answers),
        Confusion.of(labels, truth, MajorityClass.of(training).answers(truth.length)));
  }

  /** The share of right answers, from 0 to 1. */
  public double accuracy() {
    return confusion.accuracy();
  }

  /** The mean over the classes of the harmonic mean of precision and recall. */
  public double macroF1() {
    return confusion.macroF1();
  }

  /** The share of right answers of the rule that always says the commonest class. */
  public double majorityAccuracy() {
    return majority.accuracy();
  }

  /** One row a class: examples, precision, recall and F1. */
  public Table toTable() {
    List<String> labels = confusion.labels();
    int classes = labels.size();
    return Table.create(
        "classification",
        StringColumn.create("class", labels),
        LongColumn.create(
            "examples", IntStream.range(0, classes).mapToLong(this::examples).toArray()),
        FigureColumn.of(
            "precision", IntStream.range(0, classes).mapToDouble(confusion::precision).toArray()),
        FigureColumn.of(
            "recall", IntStream.range(0, classes).mapToDouble(confusion::recall).toArray()),
        FigureColumn.of("F1", IntStream.range(0, classes).mapToDouble(confusion::f1).toArray()));
  }

  private long examples(int truth) {
    return IntStream.range(0, confusion.labels().size())
        .mapToLong(answer -> confusion.count(truth, answer))
        .sum();
  }

  /** Shows the confusion matrix. */
  public Picture plot() {
    int classes = confusion.labels().size();
    List<List<Integer>> counts =
        IntStream.range(0, classes)
            .mapToObj(
                truth ->
                    IntStream.range(0, classes)
                        .mapToObj(answer -> (int) confusion.count(truth, answer))
                        .toList())
            .toList();
    return new ConfusionPicture(confusion.labels(), counts).picture().plot();
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
    return String.format(
        Locale.ROOT,
        "accuracy %.3f, macro F1 %.3f on %d examples (commonest class: accuracy %.3f)",
        accuracy(),
        macroF1(),
        confusion.total(),
        majorityAccuracy());
  }
}
