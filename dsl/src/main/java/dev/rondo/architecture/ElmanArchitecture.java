package dev.rondo.architecture;

import java.util.List;

/** A sequence architecture that ends with an Elman layer. */
public final class ElmanArchitecture extends BuiltInArchitecture<ElmanArchitecture> {

  private final ElmanSpec spec;

  ElmanArchitecture(List<LayerSpec> before, ElmanSpec spec) {
    super(before, spec);
    this.spec = spec;
  }

  /** Takes {@code activation}, {@code TANH} (default) or {@code RELU}, in the last layer. */
  public ElmanArchitecture activation(Activation activation) {
    return with(new ElmanSpec(spec.units(), activation, spec.options()));
  }

  @Override
  ElmanArchitecture with(CellOptions changed) {
    return with(new ElmanSpec(spec.units(), spec.activation(), changed));
  }

  private ElmanArchitecture with(ElmanSpec changed) {
    return new ElmanArchitecture(before(), changed);
  }
}
