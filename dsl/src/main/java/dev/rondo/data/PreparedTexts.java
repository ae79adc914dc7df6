package dev.rondo.data;

import dev.rondo.checkpoint.Fields;
import dev.rondo.text.TextEncoding;
import dev.rondo.text.Vocabulary;
import dev.rondo.text.WordVectors;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import tech.tablesaw.api.Table;

/**
 * Texts shared out to training, validation and test, as the numbers of their tokens. Immutable.
 *
 * <p>A network that begins with an embedding reads {@code x [N,T,1]}, the numbers of the tokens;
 * any other reads {@code x [N,T,V]}, a one in column k-1 for token k. Padding is zeros in both.
 * Targets are class numbers, {@code [N,1]}.
 */
public final class PreparedTexts {

  private final TextParts texts;

  private PreparedTexts(TextParts texts) {
    this.texts = texts;
  }

  static PreparedTexts of(TextPlan plan, ClassLabels labels) {
    SplitShares.Parts parts = plan.shares().parts(labels.numbers());
    int[][] classes =
        Arrays.stream(labels.numbers()).mapToObj(c -> new int[] {c}).toArray(int[][]::new);
    return new PreparedTexts(
        TextParts.of(
            plan,
            plan.fit(parts.training(), labels.names()),
            parts,
            new TextAnswers(classes, false, Optional.empty())));
  }

  /**
   * The texts of a file: everything that was fitted, and no text.
   *
   * @param fields as {@link #tree()} gave them
   * @throws dev.rondo.checkpoint.CheckpointException if they are not such
   */
  public static PreparedTexts read(Fields fields) {
    return new PreparedTexts(TextParts.none(TextsCodec.read(fields), false));
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
  public PreparedTexts withTextsOf(PreparedTexts other) {
    return new PreparedTexts(texts.withTextsOf(other.texts));
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

  /** The texts kept for judging, which all count the same. */
  public Examples test(boolean embeds) {
    return texts.test(embeds);
  }

  /**
   * How wide the network's input is: the rows of its embedding, or a column a token.
   *
   * @param architecture as it was written, for a message
   * @throws IllegalArgumentException if it reads more than 1,000 tokens and does not embed them
   */
  public int inputWidth(String architecture, boolean embeds) {
    return encoding().inputs(architecture, embeds);
  }

  /**
   * Tokens as the network needs them.
   *
   * @param numbers those of each text, as {@link #numbers} gives them
   */
  public Inputs inputs(int[][] numbers, boolean embeds, DataType precision) {
    return texts.inputs(numbers, embeds, precision);
  }

  /**
   * The numbers of the tokens of a text that the network reads; of a text without any token that of
   * an unknown one.
   */
  public int[] numbers(String text) {
    return texts.fitted().numbers(text);
  }

  /** Whether a text has more tokens than the network reads. */
  public boolean isCut(String text) {
    return texts.fitted().isCut(text);
  }

  /** New texts as the network needs them, in their order. */
  public Inputs inputs(List<String> fresh, boolean embeds, DataType precision) {
    return texts.inputs(fresh, embeds, precision);
  }

  /**
   * The texts of a table that has the column the training texts stood in.
   *
   * @throws IllegalArgumentException if the column is missing
   */
  public List<String> texts(Table table) {
    TextTable cells = TableText.of("new texts", table);
    cells.require("new texts", texts.fitted().column());
    return List.copyOf(cells.column(texts.fitted().column()));
  }

  /**
   * The tokens of a text as the network reads them, those unknown to it as they are written; none
   * where the text is empty.
   */
  public List<String> tokens(String text) {
    return encoding().tokenizer().tokens(text, texts.fitted().longest());
  }

  /** The names of the classes in the order of their numbers. */
  public List<String> labels() {
    return texts.fitted().labels();
  }

  /**
   * The number of the class of that name.
   *
   * @param call what the user wrote, for a message
   * @throws IllegalArgumentException if the training part had no such class
   */
  public int label(String call, String name) {
    return texts.fitted().label(call, name);
  }

  /** The class number of each text to train on, in the order of {@link #training}. */
  public int[] trainingClasses() {
    return texts.classes(texts.parts().training());
  }

  /** The class number of each text kept for judging, in the order of {@link #test}. */
  public int[] testClasses() {
    return texts.classes(texts.parts().test());
  }

  /** How much each class counts while training; 1 where all count the same. */
  public double[] classWeights() {
    return texts.classWeights();
  }

  /** The texts to train on, as they were written, in the order of {@link #training}. */
  public List<String> trainingTexts() {
    return texts.source().of(texts.parts().training());
  }

  /** The texts kept for judging, as they were written, in the order of {@link #test}. */
  public List<String> testTexts() {
    return texts.source().of(texts.parts().test());
  }

  /** The tokens that are known, with their numbers. */
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

  /** How many texts each part has, and how many tokens are known. */
  @Override
  public String toString() {
    return texts.toString();
  }
}
