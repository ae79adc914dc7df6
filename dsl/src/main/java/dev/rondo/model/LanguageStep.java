package dev.rondo.model;

import dev.rondo.engine.NetworkState;
import dev.rondo.output.FigureColumn;
import dev.rondo.output.Tabular;
import dev.rondo.text.JavaLiteral;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What a language model expects next, and the state from which it goes on: a value, so several
 * continuations can start from the same one. Immutable.
 */
public final class LanguageStep implements Tabular {

  /** How many of the likeliest tokens a line of text shows. */
  private static final int IN_A_LINE = 5;

  /** How many of the likeliest tokens a table shows. */
  private static final int IN_A_TABLE = 10;

  /** The probability that three digits show. */
  private static final double WORTH_A_WORD = 0.0005;

  private final List<String> tokens;
  private final double[] probabilities;
  private final NetworkState state;

  /**
   * A step.
   *
   * @param tokens every token in the order of its number, from 1
   * @param scores the network's answers, {@code [V]}; their softmax is taken
   * @param state after the step
   */
  LanguageStep(List<String> tokens, double[] scores, NetworkState state) {
    this.tokens = List.copyOf(tokens);
    this.probabilities = Softmax.of(scores);
    this.state = state;
  }

  /** The state after what was read, to go on from as often as one likes. */
  public NetworkState state() {
    return state;
  }

  /**
   * The probability that this token comes next.
   *
   * @throws IllegalArgumentException if the vocabulary has no such token
   */
  public double probability(String token) {
    int number = tokens.indexOf(token);
    if (number < 0) {
      throw new IllegalArgumentException(
          "probability("
              + JavaLiteral.of(token)
              + "): there is no such token among the "
              + tokens.size()
              + " of the vocabulary");
    }
    return probabilities[number];
  }

  /** The probabilities of all tokens, in the order of their numbers: token 1 first. */
  public double[] probabilities() {
    return probabilities.clone();
  }

  /** The likeliest tokens, the likeliest first; of equals the first in the vocabulary. */
  public List<String> likeliest(int n) {
    return order(n).stream().map(tokens::get).toList();
  }

  private List<Integer> order(int n) {
    return IntStream.range(0, tokens.size())
        .boxed()
        .sorted((a, b) -> Double.compare(probabilities[b], probabilities[a]))
        .limit(n)
        .toList();
  }

  /** One row a token of the vocabulary, the likeliest first. */
  public Table toTable() {
    return table(tokens.size(), tokens);
  }

  private Table table(int rows, List<String> names) {
    List<Integer> order = order(rows);
    return Table.create(
        "next token",
        StringColumn.create("token", order.stream().map(names::get).toList()),
        FigureColumn.of(
            "probability", order.stream().mapToDouble(i -> probabilities[i]).toArray()));
  }

  @Override
  public Table shown() {
    return table(IN_A_TABLE, tokens.stream().map(JavaLiteral::of).toList());
  }

  /** The likeliest tokens with their probabilities, in one line; those near 0 are left out. */
  @Override
  public String toString() {
    return order(IN_A_LINE).stream()
        .filter(i -> probabilities[i] >= WORTH_A_WORD)
        .map(
            i ->
                JavaLiteral.of(tokens.get(i))
                    + String.format(Locale.ROOT, " %.3f", probabilities[i]))
        .collect(Collectors.joining(", ", "next ", ""));
  }
}
