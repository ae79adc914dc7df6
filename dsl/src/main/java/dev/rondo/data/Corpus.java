package dev.rondo.data;

import dev.rondo.architecture.SequenceArchitecture;
import dev.rondo.model.LanguageComparison;
import dev.rondo.model.LanguageModel;
import dev.rondo.output.Renderable;
import dev.rondo.output.Rendering;
import dev.rondo.text.TextEncoding;
import dev.rondo.text.Tokenization;
import dev.rondo.train.TrainingPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * A text that a language model learns to continue. An immutable value that prints as it was
 * written.
 *
 * <p>Without more words its tokens are characters, and it is split 90, 5, 5.
 */
public final class Corpus implements Renderable {

  private static final SplitShares USUAL = new SplitShares(90, 5, 5, 1);

  private final CorpusText text;
  private final Tokenization tokenization;
  private final SplitShares shares;
  private final Written written;

  private Corpus(CorpusText text, Tokenization tokenization, SplitShares shares, Written written) {
    this.text = text;
    this.tokenization = tokenization;
    this.shares = shares;
    this.written = written;
  }

  /** A text as it is. */
  public static Corpus of(String text) {
    Objects.requireNonNull(text, "text");
    return of("corpusOf(text)", call -> CorpusText.of(call, text));
  }

  /**
   * A file of text in UTF-8, or all files of a folder whose names end with {@code .txt}, one behind
   * the other in the order of their names; a file that does not end with a line break gets one. A
   * line ends with {@code \n}, whatever system wrote it.
   *
   * @throws java.io.UncheckedIOException if a file cannot be read
   * @throws IllegalArgumentException if there is no text, or it is not UTF-8
   */
  public static Corpus read(Path path) {
    return of(
        "corpus(" + Words.literal(path.toString()) + ")", call -> CorpusText.read(call, path));
  }

  private static Corpus of(String call, Function<String, CorpusText> text) {
    return new Corpus(text.apply(call), Tokenization.characters(), USUAL, Written.of(call));
  }

  /** Takes characters as tokens, as without this word. */
  public Corpus characters() {
    return tokens(Tokenization.characters(), "characters", "");
  }

  /**
   * Takes words, marks and the ends of lines as tokens.
   *
   * @param most how many different ones; the rarer ones are {@code <unknown>}
   */
  public Corpus words(int most) {
    return tokens(Tokenization.words(most).withLines(), "words", Integer.toString(most));
  }

  /**
   * Takes pieces of words as tokens, joined from the pairs of characters that are most frequent.
   *
   * @param most how many different ones
   */
  public Corpus bytePairs(int most) {
    return tokens(Tokenization.bytePairs(most), "bytePairs", Integer.toString(most));
  }

  private Corpus tokens(Tokenization next, String name, String arguments) {
    Tokenization counted = next.withMinCount(tokenization.minCount());
    Tokenization whole = tokenization.lowercase() ? counted.withLowercase() : counted;
    return new Corpus(
        text,
        tokenization.unknown() ? whole.withUnknown() : whole,
        shares,
        written.drop("characters").drop("words").drop("bytePairs").plus(name, arguments));
  }

  /**
   * Knows only tokens seen so often in the training part; 1 by default, which keeps all. The others
   * are read as {@code <unknown>}.
   */
  public Corpus minCount(int count) {
    return new Corpus(
        text,
        tokenization.withMinCount(count),
        shares,
        written.put("minCount", Integer.toString(count)));
  }

  /** Puts the text in lower case first. */
  public Corpus lowercase() {
    return new Corpus(text, tokenization.withLowercase(), shares, written.put("lowercase", ""));
  }

  /** Reads characters that the training part has not got as {@code <unknown>}. */
  public Corpus unknown() {
    return new Corpus(text, tokenization.withUnknown(), shares, written.put("unknown", ""));
  }

  /**
   * Splits the text by position, in per cent; 90, 5, 5 by default.
   *
   * @param training its beginning, to learn from, at least 1
   * @param validation what follows it, to watch while training
   * @param test its end, to judge by
   */
  public Corpus split(int training, int validation, int test) {
    return new Corpus(
        text,
        tokenization,
        new SplitShares(training, validation, test, 1),
        written.put("split", training + ", " + validation + ", " + test));
  }

  /**
   * Splits the text and fits the tokens on the training part.
   *
   * @throws IllegalArgumentException if another part holds a character that this has not got
   */
  public PreparedCorpus prepare() {
    CorpusText read = read();
    CorpusSplit split = split(read);
    String training = read.text().substring(0, split.training());
    TextEncoding encoding = tokenization.fit(List.of(training), Integer.MAX_VALUE);
    return PreparedCorpus.of(read, split, encoding, true);
  }

  /** Splits the text, in tokens that are known already. */
  PreparedCorpus prepare(TextEncoding known) {
    CorpusText read = read();
    return PreparedCorpus.of(read, split(read), known, false);
  }

  private CorpusText read() {
    return tokenization.lowercase() ? text.lowercase() : text;
  }

  private CorpusSplit split(CorpusText read) {
    boolean words = tokenization.unit() != Tokenization.Unit.CHARACTERS;
    return CorpusSplit.of(read.text(), shares, words);
  }

  /** What a token is, as an encoding says it. */
  String unit() {
    return tokenization.fit(List.of(), 1).unit();
  }

  /** The parts at a glance: how long they are, what is known of their tokens, how they begin. */
  public CorpusSummary show() {
    return prepare().summary(toString());
  }

  /** Binds an architecture to this corpus: a model that predicts the next token. */
  public LanguageModel model(SequenceArchitecture architecture) {
    return LanguageModel.of(prepare(), architecture);
  }

  /** Trains several architectures by one plan and compares them with the n-gram model. */
  public LanguageComparison compare(TrainingPlan plan, SequenceArchitecture... architectures) {
    return LanguageComparison.of(prepare(), plan, List.of(architectures));
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
