package dev.rondo.model;

import dev.rondo.chart.Picture;
import dev.rondo.evaluate.Confusion;
import dev.rondo.output.Tabular;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/**
 * How well a classifier of texts did on texts it did not learn from, with the commonest class
 * beside it. Immutable.
 */
public final class TextClassification implements Tabular {

  private final Classification scores;
  private final List<String> texts;
  private final int[] truth;
  private final Predictions predictions;

  private TextClassification(
      Classification scores, List<String> texts, int[] truth, Predictions predictions) {
    this.scores = scores;
    this.texts = texts;
    this.truth = truth;
    this.predictions = predictions;
  }

  /**
   * Compares answers with the truth.
   *
   * @param training the class number of each text that was learned from
   * @param truth the class number of each text asked
   */
  static TextClassification of(
      List<String> labels,
      int[] training,
      List<String> texts,
      int[] truth,
      Predictions predictions) {
    return new TextClassification(
        Classification.of(labels, training, truth, predictions.numbers()),
        List.copyOf(texts),
        truth.clone(),
        predictions);
  }

  /** The share of right answers, from 0 to 1. */
  public double accuracy() {
    return scores.accuracy();
  }

  /** The mean over the classes of the harmonic mean of precision and recall. */
  public double macroF1() {
    return scores.macroF1();
  }

  /** The share of right answers of the rule that always says the commonest training class. */
  public double majorityAccuracy() {
    return scores.majorityAccuracy();
  }

  /** How often each class was taken for each; a table at the end of a cell. */
  public Confusion confusion() {
    return scores.confusion();
  }

  /** The same for the rule that always says the commonest training class. */
  public Confusion majority() {
    return scores.majority();
  }

  /** The answer to each text of the test part. */
  public Predictions predictions() {
    return predictions;
  }

  /**
   * The texts it got most wrong: those whose own class it held least likely.
   *
   * @param most how many at most, at least 1; fewer where it has fewer wrong
   */
  public Mistakes mostWrong(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("mostWrong(" + most + "): expected at least 1 text");
    }
    int[] answers = predictions.numbers();
    List<Integer> wrong =
        IntStream.range(0, truth.length)
            .filter(i -> answers[i] != truth[i])
            .boxed()
            .sorted(Comparator.comparingDouble(i -> predictions.probability(i, truth[i])))
            .toList();
    return new Mistakes(
        wrong.stream().limit(most).map(i -> mistake(i, answers[i])).toList(),
        wrong.size(),
        truth.length);
  }

  private Mistakes.Mistake mistake(int row, int answer) {
    List<String> labels = confusion().labels();
    return new Mistakes.Mistake(
        texts.get(row),
        labels.get(truth[row]),
        labels.get(answer),
        predictions.probability(row, answer),
        predictions.probability(row, truth[row]));
  }

  /** One row a class: texts, precision, recall and F1. */
  public Table toTable() {
    return ClassScores.table("classification", "class", "texts", confusion());
  }

  /** Shows the confusion matrix. */
  public Picture plot() {
    return scores.plot();
  }

  @Override
  public Table shown() {
    return toTable();
  }

  /** Accuracy and macro F1, with the commonest class beside them. */
  @Override
  public String toString() {
    return scores.toString();
  }
}
