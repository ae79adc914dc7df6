package dev.rondo.model;

import dev.rondo.data.PreparedTexts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Leaves out each token of a text in turn and sees what becomes of the answer. */
final class Occlusion {

  private static final int[] UNKNOWN = {1};

  private final PreparedTexts data;
  private final Function<int[][], double[][]> network;

  /**
   * Asks a network about texts.
   *
   * @param network the answers {@code [text][class]}, before the softmax, by the numbers of tokens
   */
  Occlusion(PreparedTexts data, Function<int[][], double[][]> network) {
    this.data = data;
    this.network = network;
  }

  /** What each token does to a class; to the likeliest where none is asked for. */
  Explanation explain(String text, Optional<Integer> asked) {
    List<String> tokens = data.tokens(text);
    int[] numbers = data.numbers(text);
    int[][] variants = new int[tokens.size() + 1][];
    variants[tokens.size()] = numbers;
    for (int i = 0; i < tokens.size(); i++) {
      variants[i] = without(numbers, i);
    }
    double[][] answers = network.apply(variants);
    double[] whole = answers[tokens.size()];
    int label = asked.orElseGet(() -> Softmax.likeliest(whole));
    double logOdds = Softmax.logOdds(whole, label);
    List<Explanation.Effect> effects = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      double effect = logOdds - Softmax.logOdds(answers[i], label);
      effects.add(new Explanation.Effect(tokens.get(i), effect));
    }
    return new Explanation(
        new ReadText(text, tokens.size(), data.isCut(text)),
        data.labels().get(label),
        1 / (1 + Math.exp(-logOdds)),
        logOdds,
        effects,
        TextPieces.of(text, tokens, data.encoding().tokenizer()));
  }

  /** The others close up; a text of one token is held against one unknown token. */
  private static int[] without(int[] numbers, int place) {
    if (numbers.length == 1) {
      return UNKNOWN;
    }
    int[] rest = new int[numbers.length - 1];
    System.arraycopy(numbers, 0, rest, 0, place);
    System.arraycopy(numbers, place + 1, rest, place, rest.length - place);
    return rest;
  }
}
