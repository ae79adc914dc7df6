package dev.rondo.architecture;

/**
 * A declared dense layer, {@code activation(x W + b)}, applied to each vector on its own.
 *
 * @param units the number of outputs, at least 1
 * @param activation applied to each output, default {@code LINEAR}
 */
public record DenseSpec(int units, Activation activation) implements LayerSpec {

  /** Checks the units. */
  public DenseSpec {
    Checks.units("dense", units);
  }

  @Override
  public String toString() {
    return activation == Activation.LINEAR
        ? "dense(" + units + ")"
        : "dense(" + units + ", " + activation + ")";
  }
}
