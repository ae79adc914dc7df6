package dev.rondo.generate;

/**
 * The likeliest text that a search with several texts side by side finds: of all their
 * continuations by one token, the {@code width} likeliest go on. All have the same length, so their
 * probabilities are compared as they are. A width of 1 is {@link Greedy}. Of equals the text that
 * came from the likelier one is kept, then the one with the lower token.
 *
 * <p>Source of the method: B. Lowerre, The Harpy speech recognition system, 1976. The likeliest
 * text is often a dull one: A. Holtzman et al., The curious case of neural text degeneration, ICLR
 * 2020.
 *
 * @param width how many texts go on side by side
 */
public record Beam(int width) implements Decoding {

  private static final int WIDEST = 1000;

  /** Checks the width. */
  public Beam {
    if (width < 1 || width > WIDEST) {
      throw new IllegalArgumentException(
          "beam(" + width + "): expected 1 to " + WIDEST + " texts side by side");
    }
  }

  @Override
  public String toString() {
    return "beam(" + width + ")";
  }
}
