package dev.rondo.generate;

import dev.rondo.engine.Network;
import dev.rondo.engine.TokenStepper;
import dev.rondo.output.FigureColumn;
import dev.rondo.output.HeatScale;
import dev.rondo.output.HeatText;
import dev.rondo.output.Renderable;
import dev.rondo.output.Rendering;
import dev.rondo.text.Characters;
import dev.rondo.text.TextEncoding;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * How much each token of a text surprises a language model: its bits, {@code -log2 p(token | all
 * before it)}. The text is read from a state of zeros; its first token is foretold by the answer to
 * padding, which no training shows. In a notebook the text is coloured by its bits, as plain text
 * each token has its bits under it, at most 9; the first 2,000 characters are shown. Immutable.
 */
public final class Surprise implements Renderable {

  private static final double BIT = Math.log(2);

  private final List<String> tokens;
  private final List<String> pieces;
  private final double[] bits;

  private Surprise(List<String> tokens, List<String> pieces, double[] bits) {
    this.tokens = tokens;
    this.pieces = pieces;
    this.bits = bits;
  }

  /**
   * Reads a text.
   *
   * @param text at least one token long
   * @param encoding numbers its tokens; one that it does not know counts as {@code <unknown>}
   * @param network foretells them
   */
  public static Surprise of(String text, TextEncoding encoding, Network network) {
    List<String> tokens = encoding.tokenizer().tokens(text);
    int[] numbers = tokens.stream().mapToInt(encoding.vocabulary()::token).toArray();
    TokenStepper stepper = new TokenStepper(network, 1);
    double[] bits = new double[numbers.length];
    float[] scores = stepper.beginning();
    for (int i = 0; i < numbers.length; i++) {
      bits[i] = Scores.nats(scores, numbers[i]) / BIT;
      scores = stepper.step(numbers[i]);
    }
    return new Surprise(tokens, encoding.tokenizer().pieces(tokens), bits);
  }

  /** The tokens, in order. */
  public List<String> tokens() {
    return tokens;
  }

  /** The bits of each token. */
  public double[] bits() {
    return bits.clone();
  }

  /** The bits of the text as a whole. */
  public double totalBits() {
    return Arrays.stream(bits).sum();
  }

  /** All bits over the characters of the text, as a reader counts them. */
  public double bitsPerCharacter() {
    return totalBits() / characters();
  }

  private int characters() {
    return new Characters(false).tokens(String.join("", pieces)).size();
  }

  /** One row a token: the token and its bits. */
  public Table toTable() {
    return Table.create(
        "surprise", StringColumn.create("token", tokens), FigureColumn.of("bits", bits));
  }

  @Override
  public Rendering rendering() {
    return view().rendering();
  }

  /** The text with its bits under it. */
  @Override
  public String toString() {
    return view().toString();
  }

  private HeatText view() {
    String heading =
        String.format(
            Locale.ROOT,
            "%.2f bits a character over %,d character%s",
            bitsPerCharacter(),
            characters(),
            characters() == 1 ? "" : "s");
    List<HeatText.Piece> shown =
        IntStream.range(0, bits.length)
            .mapToObj(
                i ->
                    new HeatText.Piece(
                        pieces.get(i), bits[i], String.format(Locale.ROOT, "%.1f bits", bits[i])))
            .toList();
    return new HeatText(heading, shown, HeatScale.BITS, "");
  }
}
