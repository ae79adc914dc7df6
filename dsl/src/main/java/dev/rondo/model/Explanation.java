package dev.rondo.model;

import dev.rondo.output.FigureColumn;
import dev.rondo.output.Renderable;
import dev.rondo.output.Rendering;
import dev.rondo.output.ShadedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Why a classifier answers a text with a class: what each token does to the log-odds of that class.
 * It shows as the text with its tokens coloured: blue over a solid line for what speaks for the
 * class, orange over a dashed line for what speaks against it. Immutable.
 *
 * <p>The effect of token i of a text x on class c is occlusion's: what the log-odds lose when the
 * token is left out and the others close up,
 *
 * <pre>
 *   logodds_c(x) = ln p_c(x) - ln(1 - p_c(x))
 *   effect_i     = logodds_c(x) - logodds_c(x without token i)
 * </pre>
 *
 * <p>in nats. (Robnik-Šikonja and Kononenko, Explaining classifications for individual instances,
 * 2008; Li, Monroe and Jurafsky, Understanding neural networks through representation erasure,
 * 2016. Log-odds do not flatten out where the class is nearly certain, as probabilities do.) A text
 * of a single token is held against an unknown token instead. Effects need not add up to the
 * log-odds: two words may say the same, and then either can be spared.
 */
public final class Explanation implements Renderable {

  private final ReadText text;
  private final String label;
  private final double probability;
  private final double logOdds;
  private final List<Effect> effects;
  private final List<TextPieces.Place> places;

  /**
   * What one token does.
   *
   * @param token the token
   * @param effect by how much the log-odds of the class fall without it
   */
  public record Effect(String token, double effect) {}

  /**
   * Puts together what was found.
   *
   * @param places where each of them stands
   * @param effects of each
   */
  Explanation(
      ReadText text,
      String label,
      double probability,
      double logOdds,
      List<Effect> effects,
      List<TextPieces.Place> places) {
    this.text = text;
    this.label = label;
    this.probability = probability;
    this.logOdds = logOdds;
    this.effects = List.copyOf(effects);
    this.places = List.copyOf(places);
  }

  /** The text that is explained. */
  public String text() {
    return text.text();
  }

  /** The class whose log-odds are told. */
  public String label() {
    return label;
  }

  /** The probability of that class. */
  public double probability() {
    return probability;
  }

  /** Its log-odds, {@code ln p - ln(1 - p)}, in nats. */
  public double logOdds() {
    return logOdds;
  }

  /** The effect of each token that was read, in the order of the text. */
  public List<Effect> effects() {
    return effects;
  }

  /** One row a token: the token and its effect. */
  public Table toTable() {
    return Table.create(
        "effects",
        StringColumn.create("token", effects.stream().map(Effect::token).toList()),
        FigureColumn.of("effect", effects.stream().mapToDouble(Effect::effect).toArray()));
  }

  private ShadedText shaded() {
    double strongest = effects.stream().mapToDouble(e -> Math.abs(e.effect())).max().orElse(0);
    List<ShadedText.Piece> pieces = new ArrayList<>();
    for (int i = 0; i < effects.size(); i++) {
      double effect = effects.get(i).effect();
      if (!places.get(i).before().isEmpty()) {
        pieces.add(ShadedText.Piece.plain(places.get(i).before()));
      }
      double shade = strongest == 0 ? 0 : effect / strongest;
      pieces.add(new ShadedText.Piece(places.get(i).written(), shade, signed(effect)));
    }
    String rule = "by the change of its log-odds without the token";
    String cut = text.cut() ? "; " + Prediction.cutAt(text.tokens()) : "";
    return new ShadedText(heading(), pieces, "for " + label, "against it", rule + cut);
  }

  private String heading() {
    return String.format(
        Locale.ROOT, "%s: probability %.3f, log-odds %s", label, probability, signed(logOdds));
  }

  private static String signed(double effect) {
    return String.format(Locale.ROOT, "%+.2f", effect);
  }

  @Override
  public Rendering rendering() {
    return shaded().rendering();
  }

  /** The class with its probability, and the text with the effects of its strong tokens. */
  @Override
  public String toString() {
    return shaded().text();
  }
}
