package dev.rondo.architecture;

import java.util.List;

/** A sequence architecture of an embedding alone: each token by its number gives a vector. */
public final class EmbedArchitecture extends SequenceArchitecture {

  private final EmbedSpec spec;

  EmbedArchitecture(EmbedSpec spec) {
    super(List.of(spec));
    this.spec = spec;
  }

  /**
   * Ties the head to the embedding: its matrix is E transposed, without the row of padding, and
   * both learn as one. It is for language models; the last layer needs as many units as the
   * embedding. Sources: O. Press and L. Wolf, EACL 2017; H. Inan, K. Khosravi and R. Socher, ICLR
   * 2017.
   */
  public EmbedArchitecture tied() {
    return new EmbedArchitecture(new EmbedSpec(spec.units(), true));
  }
}
