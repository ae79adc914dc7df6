package dev.rondo.architecture;

/**
 * A declared Elman layer: {@code h = activation(x Wx + bx + h Wh + bh)}. Source: J. L. Elman,
 * Finding Structure in Time, Cognitive Science 14 (1990).
 *
 * @param units the number of hidden units, at least 1
 * @param activation {@code TANH} (default) or {@code RELU}
 * @param options what can be set alike for every cell
 */
public record ElmanSpec(int units, Activation activation, CellOptions options)
    implements BuiltInSpec {

  /** Checks the units and the activation. */
  public ElmanSpec {
    Checks.units("elman", units);
    Checks.layerNorm("elman(1)", units, options);
    if (activation != Activation.TANH && activation != Activation.RELU) {
      throw new IllegalArgumentException(
          "elman(" + units + ").activation(" + activation + "): expects TANH or RELU");
    }
  }

  @Override
  public boolean hasMemory() {
    return false;
  }

  @Override
  public String toString() {
    String option = activation == Activation.TANH ? "" : ".activation(" + activation + ")";
    return "elman(" + units + ")" + option + options;
  }
}
