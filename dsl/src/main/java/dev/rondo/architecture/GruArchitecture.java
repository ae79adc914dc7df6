package dev.rondo.architecture;

import java.util.List;

/** A sequence architecture that ends with a GRU layer. */
public final class GruArchitecture extends CellArchitecture {

  private final GruSpec spec;

  GruArchitecture(List<LayerSpec> before, GruSpec spec) {
    super(before, spec);
    this.spec = spec;
  }

  /** Puts the last layer's reset gate {@code AFTER} (default) or {@code BEFORE} the product. */
  public GruArchitecture reset(Reset reset) {
    return new GruArchitecture(before(), new GruSpec(spec.units(), reset, spec.initializers()));
  }

  @Override
  public GruArchitecture initInput(Initializer rule) {
    Initializers old = spec.initializers();
    return with(new Initializers(rule, old.recurrent(), old.bias()));
  }

  @Override
  public GruArchitecture initRecurrent(Initializer rule) {
    Initializers old = spec.initializers();
    return with(new Initializers(old.input(), rule, old.bias()));
  }

  @Override
  public GruArchitecture initBias(Initializer rule) {
    Initializers old = spec.initializers();
    return with(new Initializers(old.input(), old.recurrent(), rule));
  }

  @Override
  public GruArchitecture initLikeTorch() {
    return with(Initializers.LIKE_TORCH);
  }

  private GruArchitecture with(Initializers initializers) {
    return new GruArchitecture(before(), new GruSpec(spec.units(), spec.reset(), initializers));
  }
}
