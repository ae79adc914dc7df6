package dev.rondo.model;

import dev.rondo.data.CorpusPart;
import dev.rondo.output.FigureColumn;
import dev.rondo.output.Tabular;
import java.util.Locale;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * How well a language model predicts a text that it did not learn from, with an n-gram model of the
 * same training part beside it. The first token of the text is not predicted and does not count.
 *
 * @param architecture the model as the user wrote it
 * @param part which part of the corpus it is
 * @param tokens how many tokens were predicted
 * @param characters how many characters they are, as a reader counts them
 * @param nats the mean of {@code -ln p(token)}, nats a token
 * @param order the n of the n-gram model
 * @param gramNats the same mean for the n-gram model
 */
public record LanguageScore(
    String architecture,
    CorpusPart part,
    int tokens,
    int characters,
    double nats,
    int order,
    double gramNats)
    implements Tabular {

  private static final double BIT = Math.log(2);

  /** The mean of {@code -log2 p(token)}, bits a token. */
  public double bitsPerToken() {
    return nats / BIT;
  }

  /**
   * All bits of the text over its characters, {@code nats * tokens / ln 2 / characters}: comparable
   * between characters and byte pairs, however many tokens there are. Words leave blanks out and
   * read rare ones as {@code <unknown>}, which is easier to predict than the text itself.
   */
  public double bitsPerCharacter() {
    return bitsPerCharacter(nats);
  }

  /** The n-gram model's bits a character. */
  public double gramBitsPerCharacter() {
    return bitsPerCharacter(gramNats);
  }

  private double bitsPerCharacter(double mean) {
    return mean / BIT * tokens / characters;
  }

  /** {@code exp(nats)}: among how many equally likely tokens one would be as uncertain. */
  public double perplexity() {
    return Math.exp(nats);
  }

  /** The n-gram model's perplexity. */
  public double gramPerplexity() {
    return Math.exp(gramNats);
  }

  /** Two rows, the model and the n-gram model: nats and bits a token, bits a character. */
  public Table toTable() {
    return Table.create(
        "score",
        StringColumn.create("model", architecture, order + "-gram"),
        FigureColumn.of("bits a character", bitsPerCharacter(), gramBitsPerCharacter()),
        FigureColumn.of("nats a token", nats, gramNats),
        FigureColumn.of("bits a token", nats / BIT, gramNats / BIT),
        FigureColumn.of("perplexity", perplexity(), gramPerplexity()));
  }

  @Override
  public Table shown() {
    return toTable();
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s part: %.4f bits a character, perplexity %.2f over %,d tokens (%d-gram: %.4f bits a"
            + " character, perplexity %.2f)",
        part.word(),
        bitsPerCharacter(),
        perplexity(),
        tokens,
        order,
        gramBitsPerCharacter(),
        gramPerplexity());
  }
}
