package dev.rondo.architecture;

/**
 * Declared dropout between layers: in training each number is set to zero with probability p and
 * the rest are divided by {@code 1 - p}. Source: N. Srivastava et al., JMLR 15 (2014).
 *
 * @param p the probability of zero, at least 0 and below 1
 */
public record DropoutSpec(double p) implements LayerSpec {

  /** Checks the probability. */
  public DropoutSpec {
    Checks.share("dropout(" + Checks.plain(p) + ")", p);
  }

  @Override
  public String toString() {
    return "dropout(" + Checks.plain(p) + ")";
  }
}
