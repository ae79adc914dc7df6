package dev.rondo.data;

import dev.rondo.architecture.SequenceArchitecture;
import dev.rondo.model.LanguageModel;
import dev.rondo.output.Renderable;
import dev.rondo.output.Rendering;
import dev.rondo.text.Tokenization;
import java.util.Objects;

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
    if (text.isBlank()) {
      throw new IllegalArgumentException(
          "corpusOf(text): the text is empty; expected something to learn from");
    }
    return new Corpus(
        CorpusText.of(text), Tokenization.characters(), USUAL, Written.of("corpusOf(text)"));
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
    Tokenization whole = tokenization.lowercase() ? next.withLowercase() : next;
    return new Corpus(
        text,
        tokenization.unknown() ? whole.withUnknown() : whole,
        shares,
        written.drop("characters").drop("words").drop("bytePairs").plus(name, arguments));
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
    CorpusText read = tokenization.lowercase() ? text.lowercase() : text;
    boolean words = tokenization.unit() != Tokenization.Unit.CHARACTERS;
    return PreparedCorpus.of(read, CorpusSplit.of(read.text(), shares, words), tokenization);
  }

  /** Binds an architecture to this corpus: a model that predicts the next token. */
  public LanguageModel model(SequenceArchitecture architecture) {
    return LanguageModel.of(prepare(), architecture);
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
