package dev.rondo.architecture;

/**
 * A declared layer of gated recurrent units, gates in the order r, z, n. Source: K. Cho et al.,
 * EMNLP 2014.
 *
 * @param units the number of hidden units, at least 1
 * @param reset where the reset gate stands: {@code AFTER} the recurrent product (default, as in
 *     PyTorch and Keras) or {@code BEFORE} it (as in the paper)
 * @param options what can be set alike for every cell
 */
public record GruSpec(int units, Reset reset, CellOptions options) implements BuiltInSpec {

  /** Checks the units and that the options go together. */
  public GruSpec {
    Checks.units("gru", units);
    Checks.layerNorm("gru(1)", units, options);
    if (reset == Reset.BEFORE && options.layerNorm()) {
      throw new IllegalArgumentException(
          "gru("
              + units
              + ").reset(BEFORE).layerNorm(): layerNorm normalises h Wh as a whole, which"
              + " reset(BEFORE) never forms; take reset(AFTER) or leave layerNorm out");
    }
  }

  @Override
  public boolean hasMemory() {
    return false;
  }

  @Override
  public String toString() {
    String option = reset == Reset.AFTER ? "" : ".reset(" + reset + ")";
    return "gru(" + units + ")" + option + options;
  }
}
