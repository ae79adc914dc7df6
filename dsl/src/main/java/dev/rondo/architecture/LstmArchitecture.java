package dev.rondo.architecture;

import java.util.List;

/** A sequence architecture that ends with an LSTM layer. */
public final class LstmArchitecture extends CellArchitecture {

  private final LstmSpec spec;

  LstmArchitecture(List<LayerSpec> before, LstmSpec spec) {
    super(before, spec);
    this.spec = spec;
  }

  /** Starts the last layer's forget gate with this bias (default 1). */
  public LstmArchitecture forgetBias(double bias) {
    return new LstmArchitecture(before(), new LstmSpec(spec.units(), bias, spec.initializers()));
  }

  @Override
  public LstmArchitecture initInput(Initializer rule) {
    Initializers old = spec.initializers();
    return with(new Initializers(rule, old.recurrent(), old.bias()));
  }

  @Override
  public LstmArchitecture initRecurrent(Initializer rule) {
    Initializers old = spec.initializers();
    return with(new Initializers(old.input(), rule, old.bias()));
  }

  @Override
  public LstmArchitecture initBias(Initializer rule) {
    Initializers old = spec.initializers();
    return with(new Initializers(old.input(), old.recurrent(), rule));
  }

  @Override
  public LstmArchitecture initLikeTorch() {
    return with(Initializers.LIKE_TORCH);
  }

  private LstmArchitecture with(Initializers initializers) {
    return new LstmArchitecture(
        before(), new LstmSpec(spec.units(), spec.forgetBias(), initializers));
  }
}
