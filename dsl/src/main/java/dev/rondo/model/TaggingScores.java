package dev.rondo.model;

import dev.rondo.chart.Picture;
import dev.rondo.evaluate.Confusion;
import dev.rondo.evaluate.MajorityClass;
import dev.rondo.evaluate.MostFrequentTag;
import dev.rondo.output.Tabular;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.Table;

/**
 * How well a tagger did on texts it did not learn from, every token counted once and padding never,
 * with two rules beside it that need no network.
 *
 * @param confusion how often each tag was taken for each
 * @param majority the same for the rule that always says the commonest tag of the training part
 * @param wordwise the same for the rule that says of each word the tag it had most often there, and
 *     of a new word the commonest of all
 * @param texts how many texts the tokens are of
 */
public record TaggingScores(Confusion confusion, Confusion majority, Confusion wordwise, int texts)
    implements Tabular {

  /** Tokens in a row, each with the number of its tag. */
  record TaggedWords(List<String> words, int[] tags) {}

  static TaggingScores of(
      List<String> tags, TaggedWords training, TaggedWords truth, int[] answers, int texts) {
    int[] same = MajorityClass.of(training.tags()).answers(truth.tags().length);
    int[] byWord = MostFrequentTag.of(training.words(), training.tags()).answers(truth.words());
    return new TaggingScores(
        Confusion.of(tags, truth.tags(), answers),
        Confusion.of(tags, truth.tags(), same),
        Confusion.of(tags, truth.tags(), byWord),
        texts);
  }

  /** The share of tokens with the right tag, from 0 to 1. */
  public double accuracy() {
    return confusion.accuracy();
  }

  /** The mean over the tags of the harmonic mean of precision and recall. */
  public double macroF1() {
    return confusion.macroF1();
  }

  /** The accuracy of always saying the commonest tag. */
  public double majorityAccuracy() {
    return majority.accuracy();
  }

  /** The accuracy of saying of each word the tag it had most often in training. */
  public double wordwiseAccuracy() {
    return wordwise.accuracy();
  }

  /** One row a tag: tokens, precision, recall and F1. */
  public Table toTable() {
    return ClassScores.table("tagging", "tag", "tokens", confusion);
  }

  /** Shows the confusion matrix. */
  public Picture plot() {
    return ClassScores.picture(confusion).plot();
  }

  @Override
  public Table shown() {
    return toTable();
  }

  /** Accuracy and macro F1, with the two rules beside them. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "accuracy %.3f, macro F1 %.3f on %,d tokens of %,d %s (commonest tag: accuracy %.3f;"
            + " commonest tag of each word: accuracy %.3f)",
        accuracy(),
        macroF1(),
        confusion.total(),
        texts,
        texts == 1 ? "text" : "texts",
        majorityAccuracy(),
        wordwiseAccuracy());
  }
}
