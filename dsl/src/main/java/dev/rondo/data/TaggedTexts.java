package dev.rondo.data;

import dev.rondo.architecture.SequenceArchitecture;
import dev.rondo.model.Tagger;
import dev.rondo.output.Renderable;
import dev.rondo.output.Rendering;
import dev.rondo.text.Tokenization;
import dev.rondo.text.Vocabulary;
import java.nio.file.Path;
import java.util.List;

/**
 * Texts of which every word belongs to a class. An immutable value that prints as it was written.
 * Words are what stands between blanks, in lower case; one that has no number is read as {@code
 * <unknown>}, token 1. Vocabulary, classes and class weights are fitted on the training part alone.
 */
public final class TaggedTexts implements Renderable {

  private final TextPlan plan;
  private final WordTags tags;
  private final Written written;

  private TaggedTexts(TextPlan plan, WordTags tags, Written written) {
    this.plan = plan;
    this.tags = tags;
    this.written = written;
  }

  static TaggedTexts of(
      TextSource source, String column, List<List<String>> tags, Written written) {
    Tokenization words = Tokenization.items(TextPlan.USUAL_WORDS).withLowercase();
    return new TaggedTexts(TextPlan.of(source, words), new WordTags(column, tags), written);
  }

  /**
   * Knows so many different words, {@code <unknown>} among them: the most frequent of the training
   * part; 10,000 by default.
   */
  public TaggedTexts words(int size) {
    Tokenization words =
        Tokenization.items(size).withLowercase().withMinCount(plan.tokens().minCount());
    return new TaggedTexts(plan.with(words), tags, written.put("words", Integer.toString(size)));
  }

  /** Knows only words seen so often in the training part; 1 by default, which keeps all. */
  public TaggedTexts minCount(int count) {
    return new TaggedTexts(
        plan.with(plan.tokens().withMinCount(count)),
        tags,
        written.put("minCount", Integer.toString(count)));
  }

  /** Reads the first {@code words} words of a text and no more; 1,000 by default. */
  public TaggedTexts longest(int words) {
    return new TaggedTexts(
        plan.withLongest(words), tags, written.put("longest", Integer.toString(words)));
  }

  /**
   * Lets every class count alike while training, however rare: class c of K with n of N training
   * words weighs {@code N / (K n)}, a mean of 1 over the training words. The loss of the validation
   * part is weighed in the same way.
   */
  public TaggedTexts classWeights() {
    return new TaggedTexts(plan.withWeights(), tags, written.put("classWeights", ""));
  }

  /**
   * Starts the embedding from vectors that others have trained, a word and its numbers a line, in
   * the text format of word2vec or GloVe. Words that are not in the file start as chance has it.
   */
  public TaggedTexts vectors(String path) {
    return new TaggedTexts(
        plan.withVectors(Path.of(path)), tags, written.put("vectors", Words.literal(path)));
  }

  /**
   * Shares the texts out, in per cent, those with the same rarest tag by their share; 80, 10, 10 by
   * default.
   *
   * @param training to train on, at least 1
   * @param validation to watch while training
   * @param test to judge by
   */
  public TaggedTexts split(int training, int validation, int test) {
    SplitShares shares = new SplitShares(training, validation, test, plan.shares().seed());
    return new TaggedTexts(
        plan.with(shares), tags, written.put("split", training + ", " + validation + ", " + test));
  }

  /** Draws the shares anew from a seed; 1 by default. */
  public TaggedTexts seed(long seed) {
    return new TaggedTexts(
        plan.with(plan.shares().withSeed(seed)), tags, written.put("seed", Long.toString(seed)));
  }

  /** The names of the classes that the training part has, in the order of their numbers. */
  public List<String> labels() {
    return prepare().labels();
  }

  /** The words of the training part, numbered. */
  public Vocabulary vocabulary() {
    return prepare().vocabulary();
  }

  /**
   * Shares out the texts and fits vocabulary and classes on the training part.
   *
   * @throws IllegalArgumentException if another part has a tag that the training part has not
   */
  public PreparedTags prepare() {
    return PreparedTags.of(plan, tags);
  }

  /** Binds an architecture to these texts: a model that tags every word. */
  public Tagger model(SequenceArchitecture architecture) {
    return Tagger.of(prepare(), architecture);
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
