package dev.rondo.gradient;

import dev.rondo.conformance.Comparison;
import dev.rondo.conformance.Comparison.Figure;
import dev.rondo.conformance.Comparison.Part;
import dev.rondo.gradient.Configuration.Choice;
import dev.rondo.gradient.Configuration.Direction;
import dev.rondo.gradient.Configuration.Kind;
import dev.rondo.gradient.Configuration.Masks;
import dev.rondo.gradient.Configuration.Norm;
import dev.rondo.gradient.Configuration.Truncation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** What the gradients are checked on, and how far off the worst one is. */
public final class GradientComparisons {

  /** No bars, which would end a table's cell. */
  private static final String WHAT =
      "the gradient by every parameter, input and initial state; allowed are 1e-8 and 1e-6 of the"
          + " larger of both";

  private GradientComparisons() {}

  /** The comparisons for the page. */
  public static List<Comparison> all() {
    List<Configuration> pairwise = pairwise();
    return List.of(
        comparison("every cell with all its options together", cells(), c -> true),
        comparison(
            "embeddings, cells, options, directions, layers, summaries, dropout, padding, weights"
                + " and losses, pairwise",
            pairwise,
            c -> c.truncation() == Truncation.WHOLE),
        comparison(
            "the same, truncated, with the carried state held fixed",
            pairwise,
            c -> c.truncation() == Truncation.PIECES));
  }

  private static Comparison comparison(
      String name, List<Configuration> of, Predicate<Configuration> chosen) {
    List<Configuration> cases = of.stream().filter(chosen).toList();
    Figure figure =
        new Figure(
            "share of what is allowed",
            1,
            () ->
                cases.stream()
                    .mapToDouble(c -> Setting.of(c).check().largestShare())
                    .max()
                    .orElseThrow());
    return new Comparison(
        Part.GRADIENTS, name, "central differences, double", cases.size(), WHAT, List.of(figure));
  }

  static List<Configuration> pairwise() {
    return AllPairs.<Choice>rows(Configuration.factors(), Configuration::fit).stream()
        .map(Configuration::of)
        .toList();
  }

  static List<Configuration> cells() {
    List<Configuration> all = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      for (Norm norm : Norm.values()) {
        Arrays.stream(Masks.values())
            .filter(masks -> Configuration.fit(kind, norm) && Configuration.fit(kind, masks))
            .map(masks -> Configuration.of(kind, norm, masks, Direction.FORWARD))
            .forEach(all::add);
      }
    }
    return all;
  }
}
