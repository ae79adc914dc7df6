package dev.rondo.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The page CONFORMANCE.md: every comparison with its largest error. */
final class ConformancePage {

  private static final String INTRODUCTION =
      """
      # Conformance

      A recurrent library is trusted when its numbers are. This page lists every comparison of Rondo's numbers with
      someone else's: with PyTorch, with Keras, with the equations of the papers, and with plain differences. It is
      written by `install/rondo conformance`; the tests hold each number to its bound in every build, and one of them
      holds this page to the tests.

      An error is the largest difference |a - b| / max(1, |b|) over all the numbers of all the configurations. The
      bound stands behind it in parentheses. The fast engine computes in float alone; its gradients are held to the
      largest number of their array, |a - b| / max |b|, and the rest as everything else. How it agrees with the
      reference in 600 networks drawn at random, `EnginesAgreeTest` tells.

      The vectors of the cells are made by `dsl/src/test/python/make_vectors.py` and lie beside the tests, which need
      no Python. Every cell runs with one layer and two, forward and in both directions, with sequences of one length
      and of several, from zero states and from given ones; six losses, at every step or at the last, take turns.
      The same is done over an embedding of tokens, padding among them.
      Weights are drawn at random, asymmetric, and small enough that no gate is flat; of these draws, those are taken
      in which float itself, by the equations alone, is within 3e-7 of double, so that the bound of 1e-6 judges
      Rondo and not the draw. What PyTorch and Keras gave is also what the papers' equations gave, to 1e-12, before
      it was written. Where neither has an option, the equations stand alone: peepholes, layer norm and the two
      kinds of masks, which are those that Rondo draws.
      """;

  private final List<Comparison> comparisons;
  private final ToDoubleFunction<Comparison.Figure> measure;

  /**
   * A page.
   *
   * @param comparisons what it lists
   * @param measure what gives the largest error of each
   */
  ConformancePage(List<Comparison> comparisons, ToDoubleFunction<Comparison.Figure> measure) {
    this.comparisons = comparisons;
    this.measure = measure;
  }

  /** Measures everything and writes the page to the path that is the one argument. */
  public static void main(String[] arguments) throws IOException {
    var page = new ConformancePage(Comparisons.all(), f -> f.largest().getAsDouble());
    var mutants = new MutationPage(MutationGate.verdicts());
    Files.writeString(Path.of(arguments[0]), page.text() + "\n" + mutants.text());
  }

  String text() {
    StringBuilder out = new StringBuilder(INTRODUCTION);
    for (Comparison.Part part : Comparison.Part.values()) {
      List<Comparison> lines = comparisons.stream().filter(c -> c.part() == part).toList();
      if (!lines.isEmpty()) {
        out.append("\n## ").append(part.heading()).append("\n\n");
        out.append(
            "| | Source | Configurations | Compared | Largest error |\n|---|---|--:|---|---|\n");
        lines.forEach(line -> out.append(row(line)));
      }
    }
    return out.toString();
  }

  private String row(Comparison c) {
    String errors = c.figures().stream().map(this::error).collect(Collectors.joining(", "));
    return "| "
        + c.name()
        + " | "
        + c.source()
        + " | "
        + c.cases()
        + " | "
        + c.what()
        + " | "
        + errors
        + " |\n";
  }

  private String error(Comparison.Figure figure) {
    double largest = measure.applyAsDouble(figure);
    if (!(largest <= figure.bound())) {
      throw new IllegalStateException(
          figure.name() + ": the largest error is " + largest + ", above " + figure.bound());
    }
    return figure.name() + " " + number(largest) + " (" + bound(figure.bound()) + ")";
  }

  /** A measured number, always with a decimal point: {@code 3.1e-15}. */
  static String number(double value) {
    return value == 0 ? "0.0" : String.format(Locale.ROOT, "%.1e", value);
  }

  /** A bound, never with a decimal point unless it has decimals: {@code 1e-12}. */
  private static String bound(double value) {
    return String.format(Locale.ROOT, "%.0e", value).replaceFirst("e([-+])0", "e$1");
  }
}
