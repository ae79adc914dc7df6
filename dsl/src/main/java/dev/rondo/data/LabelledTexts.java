package dev.rondo.data;

import dev.rondo.architecture.SummaryArchitecture;
import dev.rondo.model.Classifier;
import dev.rondo.output.Renderable;
import dev.rondo.output.Rendering;
import dev.rondo.text.Tokenization;
import dev.rondo.text.Vocabulary;
import java.nio.file.Path;
import java.util.List;

/**
 * Texts that each belong to a class. An immutable value that prints as it was written. Vocabulary,
 * merges and class weights are fitted on the training part alone.
 *
 * <p>A token that has no number is read as {@code <unknown>}, token 1; a text without any token is
 * one unknown token.
 */
public final class LabelledTexts implements Renderable {

  private final TextPlan plan;
  private final ClassLabels labels;
  private final Written written;

  private LabelledTexts(TextPlan plan, ClassLabels labels, Written written) {
    this.plan = plan;
    this.labels = labels;
    this.written = written;
  }

  static LabelledTexts of(TextSource source, ClassLabels labels, Written written) {
    Tokenization words = Tokenization.words(TextPlan.USUAL_WORDS).withLowercase();
    return new LabelledTexts(TextPlan.of(source, words), labels, written);
  }

  /**
   * Reads words in lower case, numbers and marks, as {@link dev.rondo.text.Words} cuts them; so it
   * is by default, with 10,000 of them.
   *
   * @param size how many different ones are known, {@code <unknown>} among them: the most frequent
   *     of the training part
   */
  public LabelledTexts words(int size) {
    return tokens(Tokenization.words(size).withLowercase(), "words", Integer.toString(size));
  }

  /** Reads characters, as {@link dev.rondo.text.Characters} cuts them. */
  public LabelledTexts characters() {
    return tokens(Tokenization.characters().withUnknown(), "characters", "");
  }

  /**
   * Reads pieces of words, as {@link dev.rondo.text.BytePairs} joins them.
   *
   * @param size how many different ones are known, {@code <unknown>} and all characters of the
   *     training part among them
   */
  public LabelledTexts bytePairs(int size) {
    return tokens(Tokenization.bytePairs(size).withUnknown(), "bytePairs", Integer.toString(size));
  }

  private LabelledTexts tokens(Tokenization tokens, String call, String arguments) {
    Tokenization counted = tokens.withMinCount(plan.tokens().minCount());
    Written next = written.drop("words").drop("characters").drop("bytePairs");
    return new LabelledTexts(plan.with(counted), labels, next.plus(call, arguments));
  }

  /** Knows only tokens seen so often in the training part; 1 by default, which keeps all. */
  public LabelledTexts minCount(int count) {
    return new LabelledTexts(
        plan.with(plan.tokens().withMinCount(count)),
        labels,
        written.put("minCount", Integer.toString(count)));
  }

  /**
   * Reads the first {@code tokens} tokens of a text and no more; 1,000 by default. A token is never
   * cut, so that an emoji is read whole or not at all.
   */
  public LabelledTexts longest(int tokens) {
    return new LabelledTexts(
        plan.withLongest(tokens), labels, written.put("longest", Integer.toString(tokens)));
  }

  /**
   * Lets every class count alike while training, however rare: class c of K with n of N training
   * texts weighs {@code N / (K n)}, a mean of 1 over the training texts. The loss of the validation
   * part is weighed in the same way.
   */
  public LabelledTexts classWeights() {
    return new LabelledTexts(plan.withWeights(), labels, written.put("classWeights", ""));
  }

  /**
   * Starts the embedding from vectors that others have trained, a word and its numbers a line, in
   * the text format of word2vec or GloVe. Words that are not in the file start as chance has it.
   */
  public LabelledTexts vectors(String path) {
    return new LabelledTexts(
        plan.withVectors(Path.of(path)), labels, written.put("vectors", Words.literal(path)));
  }

  /**
   * Shares the texts out, in per cent, every class by its share; 80, 10, 10 by default.
   *
   * @param training to train on, at least 1
   * @param validation to watch while training
   * @param test to judge by
   */
  public LabelledTexts split(int training, int validation, int test) {
    SplitShares shares = new SplitShares(training, validation, test, plan.shares().seed());
    return new LabelledTexts(
        plan.with(shares),
        labels,
        written.put("split", training + ", " + validation + ", " + test));
  }

  /** Draws the shares anew from a seed; 1 by default. */
  public LabelledTexts seed(long seed) {
    return new LabelledTexts(
        plan.with(plan.shares().withSeed(seed)), labels, written.put("seed", Long.toString(seed)));
  }

  /** The names of the classes, in the order of their numbers. */
  public List<String> labels() {
    return labels.names();
  }

  /** The tokens of the training part, numbered. */
  public Vocabulary vocabulary() {
    return prepare().vocabulary();
  }

  /** Shares out the texts and fits the vocabulary on the training part. */
  public PreparedTexts prepare() {
    return PreparedTexts.of(plan, labels);
  }

  /** Binds an architecture to these texts: a model that sorts them into the classes. */
  public Classifier model(SummaryArchitecture architecture) {
    return Classifier.of(prepare(), architecture);
  }

  /** The parts at a glance: how long the texts are, and how much of them is unknown. */
  public TextSummary show() {
    return prepare().summary(toString());
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
