package dev.rondo.model;

import dev.rondo.output.Renderable;
import dev.rondo.output.Rendering;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A classifier's answer to one text: the likeliest class, and the probability of each.
 *
 * @param text the text
 * @param probabilities of each class, the likeliest first; they add up to 1
 * @param tokens how many of the text's tokens were read
 * @param cut whether it has more of them, which were left out
 */
public record Prediction(String text, Map<String, Double> probabilities, int tokens, boolean cut)
    implements Renderable {

  private static final int LISTED = 6;

  /** Takes a copy of the probabilities, in their order. */
  public Prediction {
    probabilities = Collections.unmodifiableMap(new LinkedHashMap<>(probabilities));
  }

  /** The answer of a row of probabilities; of equals the first class comes first. */
  static Prediction of(ReadText text, List<String> labels, double[] row) {
    Map<String, Double> ordered = new LinkedHashMap<>();
    IntStream.range(0, row.length)
        .boxed()
        .sorted(Comparator.comparingDouble(c -> -row[c]))
        .forEach(c -> ordered.put(labels.get(c), row[c]));
    return new Prediction(text.text(), ordered, text.tokens(), text.cut());
  }

  /** The likeliest class. */
  public String label() {
    return probabilities.keySet().iterator().next();
  }

  /** The probability of the likeliest class. */
  public double probability() {
    return probabilities.get(label());
  }

  /**
   * The probability of a class.
   *
   * @throws IllegalArgumentException if there is no such class
   */
  public double probability(String label) {
    Double probability = probabilities.get(label);
    if (probability == null) {
      throw new IllegalArgumentException(
          "probability(\"" + label + "\"): the classes are " + List.copyOf(probabilities.keySet()));
    }
    return probability;
  }

  @Override
  public Rendering rendering() {
    return Rendering.ofText(toString());
  }

  /** The classes with their probabilities, the likeliest first, and whether the text was cut. */
  @Override
  public String toString() {
    String listed =
        probabilities.entrySet().stream()
            .limit(LISTED)
            .map(one -> String.format(Locale.ROOT, "%s %.3f", one.getKey(), one.getValue()))
            .collect(Collectors.joining(", "));
    int more = probabilities.size() - LISTED;
    return listed
        + (more > 0 ? " and " + more + " more" : "")
        + (cut ? " (" + cutAt(tokens) + ")" : "");
  }

  /** That no more than so many tokens of a text were read. */
  static String cutAt(int tokens) {
    return String.format(Locale.ROOT, "only its first %,d tokens were read", tokens);
  }
}
