package dev.rondo.data;

import dev.rondo.checkpoint.Fields;
import dev.rondo.text.BlankSeparated;
import dev.rondo.text.TextEncoding;
import dev.rondo.text.Vocabulary;
import dev.rondo.text.WordVectors;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Texts with a class for every word, shared out to training, validation and test, as the numbers of
 * their words. Immutable.
 *
 * <p>A network that begins with an embedding reads {@code x [N,T,1]}, the numbers of the words; any
 * other reads {@code x [N,T,V]}, a one in column k-1 for word k. Padding is zeros in both. Targets
 * are class numbers, {@code [N,T,1]}.
 */
public final class PreparedTags {

  private final TextParts texts;

  private PreparedTags(TextParts texts) {
    this.texts = texts;
  }

  static PreparedTags of(TextPlan plan, WordTags all) {
    WordTags tags = all.first(plan.longest());
    SplitShares.Parts parts = plan.shares().parts(tags.groups());
    FittedTexts fitted = plan.fit(parts.training(), tags.labels(parts.training()));
    int[][] classes = tags.classes(fitted.labels());
    return new PreparedTags(
        TextParts.of(plan, fitted, parts, new TextAnswers(classes, true, Optional.empty())));
  }

  /**
   * The texts of a file: everything that was fitted, and no text.
   *
   * @param fields as {@link #tree()} gave them
   * @throws dev.rondo.checkpoint.CheckpointException if they are not such
   */
  public static PreparedTags read(Fields fields) {
    return new PreparedTags(TextParts.none(TextsCodec.read(fields), true));
  }

  /** Everything that was declared and fitted, as a tree that JSON can hold; no text. */
  public Map<String, Object> tree() {
    return TextsCodec.write(texts.fitted());
  }

  /** Whether there are texts, rather than only what was once fitted on some. */
  public boolean hasData() {
    return texts.source().size() > 0;
  }

  /**
   * Other texts with their split, read through the vocabulary that was fitted here.
   *
   * @throws IllegalArgumentException naming what is declared otherwise there
   */
  public PreparedTags withTextsOf(PreparedTags other) {
    return new PreparedTags(texts.withTextsOf(other.texts));
  }

  /**
   * The texts to train on.
   *
   * @param embeds whether the network begins with an embedding
   */
  public Examples training(boolean embeds) {
    return texts.training(embeds);
  }

  /** The texts to validate on while training. */
  public Examples validation(boolean embeds) {
    return texts.validation(embeds);
  }

  /** The texts kept for judging, whose words all count the same. */
  public Examples test(boolean embeds) {
    return texts.test(embeds);
  }

  /**
   * How wide the network's input is: the rows of its embedding, or a column a word.
   *
   * @param architecture as it was written, for a message
   * @throws IllegalArgumentException if it reads more than 1,000 words and does not embed them
   */
  public int inputWidth(String architecture, boolean embeds) {
    return encoding().inputs(architecture, embeds);
  }

  /**
   * Words as the network needs them.
   *
   * @param numbers those of each text, as {@link #numbers} gives them
   */
  public Inputs inputs(int[][] numbers, boolean embeds, DataType precision) {
    return texts.inputs(numbers, embeds, precision);
  }

  /**
   * The numbers of the words of a text that the network reads; of a text without any word that of
   * an unknown one.
   */
  public int[] numbers(String text) {
    return texts.fitted().numbers(text);
  }

  /** Whether a text has more words than the network reads. */
  public boolean isCut(String text) {
    return texts.fitted().isCut(text);
  }

  /** New texts as the network needs them, in their order; one without any word is one unknown. */
  public Inputs inputs(List<String> fresh, boolean embeds, DataType precision) {
    return texts.inputs(fresh, embeds, precision);
  }

  /** The words of a text that the network reads, as they are written; none where it is empty. */
  public List<String> tokens(String text) {
    return new BlankSeparated(false).tokens(text, texts.fitted().longest());
  }

  /** The names of the classes in the order of their numbers. */
  public List<String> labels() {
    return texts.fitted().labels();
  }

  /** The class number of every word to train on, text after text. */
  public int[] trainingClasses() {
    return texts.classes(texts.parts().training());
  }

  /** The class number of every word kept for judging, text after text. */
  public int[] testClasses() {
    return texts.classes(texts.parts().test());
  }

  /** Every word to train on as it is read, also those that have no number, text after text. */
  public List<String> trainingWords() {
    return texts.words(texts.parts().training());
  }

  /** Every word kept for judging as it is read, in the order of {@link #testClasses}. */
  public List<String> testWords() {
    return texts.words(texts.parts().test());
  }

  /** The class numbers of each text kept for judging, in the order of {@link #test}. */
  public int[][] testTags() {
    return Arrays.stream(texts.parts().test())
        .mapToObj(row -> texts.answers().classes()[row].clone())
        .toArray(int[][]::new);
  }

  /** How much each class counts while training; 1 where all count the same. */
  public double[] classWeights() {
    return texts.classWeights();
  }

  /** The texts kept for judging, as they were written, in the order of {@link #test}. */
  public List<String> testTexts() {
    return texts.source().of(texts.parts().test());
  }

  /** The words that are known, with their numbers. */
  public Vocabulary vocabulary() {
    return encoding().vocabulary();
  }

  /** From text to numbers and back. */
  public TextEncoding encoding() {
    return texts.fitted().encoding();
  }

  /** The vectors that the embedding starts from, where a file of them was named. */
  public Optional<WordVectors> vectors() {
    return texts.vectors();
  }

  /** The parts at a glance. */
  TextSummary summary(String declaration) {
    return TextSummary.of(declaration, texts);
  }

  /** How many texts each part has, and how many words are known. */
  @Override
  public String toString() {
    return texts.toString();
  }
}
