package dev.rondo.architecture;

/**
 * A declared embedding, {@code y = E[x]}: the vector of each token by its number. Row 0 is that of
 * padding, zero for good. It stands first or not at all.
 *
 * @param units the numbers of a token's vector, at least 1
 * @param tied whether the head's matrix is the embedding's rows 1 on, default no; sources: O. Press
 *     and L. Wolf, EACL 2017; H. Inan, K. Khosravi and R. Socher, ICLR 2017
 */
public record EmbedSpec(int units, boolean tied) implements LayerSpec {

  /** Checks the units. */
  public EmbedSpec {
    Checks.units("embed", units);
  }

  @Override
  public String toString() {
    return "embed(" + units + ")" + (tied ? ".tied()" : "");
  }
}
