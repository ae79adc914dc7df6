package dev.rondo.model;

import dev.rondo.chart.Picture;
import dev.rondo.evaluate.Confusion;
import dev.rondo.evaluate.MajorityClass;
import dev.rondo.output.Tabular;
import java.util.List;
import java.util.Locale;
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
    return ClassScores.table("classification", "class", "examples", confusion);
  }

  /** Shows the confusion matrix. */
  public Picture plot() {
    return ClassScores.picture(confusion).plot();
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
