package dev.rondo.architecture;

import java.util.List;

/** A sequence architecture that ends with an Elman layer. */
public final class ElmanArchitecture extends CellArchitecture {

  private final ElmanSpec spec;

  ElmanArchitecture(List<LayerSpec> before, ElmanSpec spec) {
    super(before, spec);
    this.spec = spec;
  }

  /** Takes {@code activation}, {@code TANH} (default) or {@code RELU}, in the last layer. */
  public ElmanArchitecture activation(Activation activation) {
    return new ElmanArchitecture(
        before(), new ElmanSpec(spec.units(), activation, spec.initializers()));
  }

  @Override
  public ElmanArchitecture initInput(Initializer rule) {
    Initializers old = spec.initializers();
    return with(new Initializers(rule, old.recurrent(), old.bias()));
  }

  @Override
  public ElmanArchitecture initRecurrent(Initializer rule) {
    Initializers old = spec.initializers();
    return with(new Initializers(old.input(), rule, old.bias()));
  }

  @Override
  public ElmanArchitecture initBias(Initializer rule) {
    Initializers old = spec.initializers();
    return with(new Initializers(old.input(), old.recurrent(), rule));
  }

  @Override
  public ElmanArchitecture initLikeTorch() {
    return with(Initializers.LIKE_TORCH);
  }

  private ElmanArchitecture with(Initializers initializers) {
    return new ElmanArchitecture(
        before(), new ElmanSpec(spec.units(), spec.activation(), initializers));
  }
}
