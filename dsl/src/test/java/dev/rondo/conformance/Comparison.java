package dev.rondo.conformance;

import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * One comparison of Rondo's numbers with someone else's: a line of the page CONFORMANCE.md.
 *
 * <p>The test beside it holds every number to its bound; the page names the largest error. So a
 * comparison measures only when the page is written, and the ordinary run measures nothing twice.
 *
 * @param part the table that it stands in
 * @param name what is compared
 * @param source where the other numbers come from, with its version
 * @param cases how many configurations are compared
 * @param what which numbers of each
 * @param figures the largest errors over all of them, each with its bound
 */
public record Comparison(
    Part part, String name, String source, int cases, String what, List<Figure> figures) {

  /** Copies the figures. */
  public Comparison {
    figures = List.copyOf(figures);
  }

  /** The tables of the page, in their order. */
  public enum Part {
    CELLS("Cells and layers"),
    TRAINING("Losses, optimizers, schedules and whole runs"),
    GRADIENTS("Gradients against central differences"),
    EXCHANGE("Weights that travel"),
    ONNX("ONNX");

    private final String heading;

    Part(String heading) {
      this.heading = heading;
    }

    String heading() {
      return heading;
    }
  }

  /**
   * A largest error.
   *
   * @param name what sets it apart from the comparison's others, such as {@code double}
   * @param bound what it must not be above
   * @param largest measures it
   */
  public record Figure(String name, double bound, DoubleSupplier largest) {}
}
