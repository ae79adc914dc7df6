package dev.rondo.architecture;

import java.util.List;

/** A sequence architecture that ends with a GRU layer. */
public final class GruArchitecture extends BuiltInArchitecture<GruArchitecture> {

  private final GruSpec spec;

  GruArchitecture(List<LayerSpec> before, GruSpec spec) {
    super(before, spec);
    this.spec = spec;
  }

  /** Puts the last layer's reset gate {@code AFTER} (default) or {@code BEFORE} the product. */
  public GruArchitecture reset(Reset reset) {
    return with(new GruSpec(spec.units(), reset, spec.options()));
  }

  @Override
  GruArchitecture with(CellOptions changed) {
    return with(new GruSpec(spec.units(), spec.reset(), changed));
  }

  private GruArchitecture with(GruSpec changed) {
    return new GruArchitecture(before(), changed);
  }
}
