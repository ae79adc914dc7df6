package dev.rondo.generate;

import dev.rondo.output.FigureColumn;
import dev.rondo.output.LiveOutput;
import dev.rondo.output.Renderable;
import dev.rondo.output.Rendering;
import dev.rondo.output.WrittenText;
import dev.rondo.text.Characters;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * A text that a language model wrote. It prints as the text; in a notebook the prompt stands out,
 * and a cell in which it was written shows it once. Immutable.
 */
public final class Generated implements Renderable {

  private static final double BIT = Math.log(2);

  private final String prompt;
  private final String continuation;
  private final List<String> tokens;
  private final double[] nats;
  private final int asked;
  private final Decoding how;
  private final LiveOutput live;

  Generated(
      String prompt,
      String continuation,
      List<String> tokens,
      double[] nats,
      int asked,
      Decoding how,
      LiveOutput live) {
    this.prompt = prompt;
    this.continuation = continuation;
    this.tokens = List.copyOf(tokens);
    this.nats = nats.clone();
    this.asked = asked;
    this.how = how;
    this.live = live;
  }

  /** The prompt and what was written after it. */
  public String text() {
    return prompt + continuation;
  }

  /** What it was to go on from. */
  public String prompt() {
    return prompt;
  }

  /** What was written. */
  public String continuation() {
    return continuation;
  }

  /** The tokens that were written, in order. */
  public List<String> tokens() {
    return tokens;
  }

  /**
   * The bits of each token that was written, {@code -log2 p} by the model's own probabilities,
   * whatever temperature it was drawn at.
   */
  public double[] bits() {
    return Arrays.stream(nats).map(n -> n / BIT).toArray();
  }

  /** {@code ln p} of what was written, given the prompt: the sum over its tokens. */
  public double logProbability() {
    return -Arrays.stream(nats).sum();
  }

  /**
   * All bits of what was written over its characters, as a reader counts them; not a number where
   * nothing was written.
   */
  public double bitsPerCharacter() {
    int characters = new Characters(false).tokens(continuation).size();
    return -logProbability() / BIT / characters;
  }

  /** Whether the thread was interrupted before all tokens were written that were asked for. */
  public boolean stopped() {
    return tokens.size() < asked;
  }

  /** How the tokens were chosen. */
  public Decoding how() {
    return how;
  }

  /** One row a token that was written: the token and its bits. */
  public Table toTable() {
    return Table.create(
        "generated", StringColumn.create("token", tokens), FigureColumn.of("bits", bits()));
  }

  /** The text; nothing in the cell that shows it already. */
  @Override
  public Rendering rendering() {
    return live.isShownHere() ? Rendering.nothing() : view().rendering();
  }

  WrittenText view() {
    String note =
        stopped()
            ? String.format(
                Locale.ROOT, "stopped after %,d of %,d tokens by %s", tokens.size(), asked, how)
            : String.format(Locale.ROOT, "%,d tokens by %s", asked, how);
    String bits =
        tokens.isEmpty()
            ? ""
            : String.format(Locale.ROOT, ", %.2f bits a character", bitsPerCharacter());
    return new WrittenText(prompt, continuation, note + bits);
  }

  /** The prompt and what was written after it. */
  @Override
  public String toString() {
    return text();
  }
}
