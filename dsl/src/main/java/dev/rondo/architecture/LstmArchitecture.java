package dev.rondo.architecture;

import java.util.List;

/** A sequence architecture that ends with an LSTM layer. */
public final class LstmArchitecture extends BuiltInArchitecture<LstmArchitecture> {

  private final LstmSpec spec;

  LstmArchitecture(List<LayerSpec> before, LstmSpec spec) {
    super(before, spec);
    this.spec = spec;
  }

  /** Starts the last layer's forget gate with this bias (default 1). */
  public LstmArchitecture forgetBias(double bias) {
    return with(new LstmSpec(spec.units(), bias, spec.peepholes(), spec.options()));
  }

  /**
   * Lets the last layer's gates see the memory: i and f the one before, o the one after, each by
   * one weight a unit, which starts at zero: {@code zi += pi * c, zf += pf * c, zo += po * c'}.
   * Source: F. Gers and J. Schmidhuber, Recurrent Nets that Time and Count, IJCNN 2000.
   */
  public LstmArchitecture peepholes() {
    return with(new LstmSpec(spec.units(), spec.forgetBias(), true, spec.options()));
  }

  @Override
  LstmArchitecture with(CellOptions changed) {
    return with(new LstmSpec(spec.units(), spec.forgetBias(), spec.peepholes(), changed));
  }

  private LstmArchitecture with(LstmSpec changed) {
    return new LstmArchitecture(before(), changed);
  }
}
