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

  private final FittedTexts fitted;
  private final TextSource source;
  private final int[][] tokens;
  private final SplitShares.Parts parts;
  private final TextAnswers answers;
  private final Optional<WordVectors> vectors;

  private PreparedTexts(
      FittedTexts fitted,
      TextSource source,
      SplitShares.Parts parts,
      TextAnswers answers,
      Optional<WordVectors> vectors) {
    this.fitted = fitted;
    this.source = source;
    this.tokens = fitted.numbers(source.texts());
    this.parts = parts;
    this.answers = answers;
    this.vectors = vectors;
  }

  static PreparedTexts of(TextPlan plan, ClassLabels labels) {
    SplitShares.Parts parts = plan.shares().parts(labels.numbers());
    FittedTexts fitted = plan.fit(parts.training(), labels.names());
    int[][] classes =
        Arrays.stream(labels.numbers()).mapToObj(c -> new int[] {c}).toArray(int[][]::new);
    Optional<double[]> weights =
        plan.weighted()
            ? Optional.of(ClassWeights.of(classes, parts.training(), labels.names().size()))
            : Optional.empty();
    return new PreparedTexts(
        fitted,
        plan.source(),
        parts,
        new TextAnswers(classes, false, weights),
        plan.vectors(fitted));
  }

  /**
   * The texts of a file: everything that was fitted, and no text.
   *
   * @param fields as {@link #tree()} gave them
   * @throws dev.rondo.checkpoint.CheckpointException if they are not such
   */
  public static PreparedTexts read(Fields fields) {
    FittedTexts fitted = TextsCodec.read(fields);
    return new PreparedTexts(
        fitted,
        new TextSource(fitted.column(), List.of()),
        new SplitShares.Parts(new int[0], new int[0], new int[0]),
        new TextAnswers(new int[0][], false, Optional.empty()),
        Optional.empty());
  }

  /** Everything that was declared and fitted, as a tree that JSON can hold; no text. */
  public Map<String, Object> tree() {
    return TextsCodec.write(fitted);
  }

  /** Whether there are texts, rather than only what was once fitted on some. */
  public boolean hasData() {
    return source.size() > 0;
  }

  /**
   * Other texts with their split, read through the vocabulary that was fitted here.
   *
   * @throws IllegalArgumentException naming what is declared otherwise there
   */
  public PreparedTexts withTextsOf(PreparedTexts other) {
    fitted.requireSame(other.fitted);
    return new PreparedTexts(fitted, other.source, other.parts, other.answers, vectors);
  }

  /**
   * The texts to train on.
   *
   * @param embeds whether the network begins with an embedding
   */
  public Examples training(boolean embeds) {
    return new TextExamples(tokens, parts.training(), columns(embeds), answers);
  }

  /** The texts to validate on while training. */
  public Examples validation(boolean embeds) {
    return new TextExamples(tokens, parts.validation(), columns(embeds), answers);
  }

  /** The texts kept for judging, which all count the same. */
  public Examples test(boolean embeds) {
    return new TextExamples(tokens, parts.test(), columns(embeds), answers.unweighted());
  }

  private int columns(boolean embeds) {
    return embeds ? 0 : vocabulary().size();
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

  /** New texts as the network needs them, in their order. */
  public Inputs inputs(List<String> texts, boolean embeds, DataType precision) {
    return TextExamples.inputs(fitted.numbers(texts), columns(embeds), precision);
  }

  /**
   * The texts of a table that has the column the training texts stood in.
   *
   * @throws IllegalArgumentException if the column is missing
   */
  public List<String> texts(Table table) {
    TextTable cells = TableText.of("new texts", table);
    cells.require("new texts", fitted.column());
    return List.copyOf(cells.column(fitted.column()));
  }

  /**
   * The tokens of a text as the network reads them, those unknown to it as they are written; none
   * where the text is empty.
   */
  public List<String> tokens(String text) {
    return encoding().tokenizer().tokens(text, fitted.longest());
  }

  /** The names of the classes in the order of their numbers. */
  public List<String> labels() {
    return fitted.labels();
  }

  /**
   * The number of the class of that name.
   *
   * @param call what the user wrote, for a message
   * @throws IllegalArgumentException if the training part had no such class
   */
  public int label(String call, String name) {
    return fitted.label(call, name);
  }

  /** The class number of each text to train on, in the order of {@link #training}. */
  public int[] trainingClasses() {
    return classes(parts.training());
  }

  /** The class number of each text kept for judging, in the order of {@link #test}. */
  public int[] testClasses() {
    return classes(parts.test());
  }

  private int[] classes(int[] rows) {
    return Arrays.stream(rows).map(row -> answers.classes()[row][0]).toArray();
  }

  /** How much each class counts while training; 1 where all count the same. */
  public double[] classWeights() {
    return answers.weights().orElseGet(() -> labels().stream().mapToDouble(label -> 1).toArray());
  }

  /** The texts to train on, as they were written, in the order of {@link #training}. */
  public List<String> trainingTexts() {
    return source.of(parts.training());
  }

  /** The texts kept for judging, as they were written, in the order of {@link #test}. */
  public List<String> testTexts() {
    return source.of(parts.test());
  }

  /** The tokens that are known, with their numbers. */
  public Vocabulary vocabulary() {
    return encoding().vocabulary();
  }

  /** From text to numbers and back. */
  public TextEncoding encoding() {
    return fitted.encoding();
  }

  /** The vectors that the embedding starts from, where a file of them was named. */
  public Optional<WordVectors> vectors() {
    return vectors;
  }

  /** How many texts each part has, and how many tokens are known. */
  @Override
  public String toString() {
    return Words.count(parts.training().length, "text")
        + " to train on, "
        + parts.validation().length
        + " to validate, "
        + parts.test().length
        + " to judge; "
        + vocabulary().size()
        + " tokens, "
        + labels().size()
        + " classes"
        + vectors.map(v -> "; " + v).orElse("");
  }
}
