package dev.rondo.architecture;

import java.util.Locale;

/**
 * A declared layer of long short-term memory, gates in the order i, f, g, o. Source: S. Hochreiter
 * and J. Schmidhuber, Neural Computation 9 (1997); the forget gate: F. Gers et al. (2000).
 *
 * @param units the number of hidden units, at least 1
 * @param forgetBias the start of the forget gate's bias, default 1 so that the memory lasts at
 *     first; source: R. Jozefowicz et al., ICML 2015
 * @param peepholes whether the gates see the memory, default no; source: F. Gers and J.
 *     Schmidhuber, IJCNN 2000
 * @param options what can be set alike for every cell
 */
public record LstmSpec(int units, double forgetBias, boolean peepholes, CellOptions options)
    implements BuiltInSpec {

  /** The forget gate's bias where none is given. */
  public static final double DEFAULT_FORGET_BIAS = 1.0;

  /** Checks the units and the bias. */
  public LstmSpec {
    Checks.units("lstm", units);
    Checks.layerNorm("lstm(1)", units, options);
    if (!Double.isFinite(forgetBias)) {
      throw new IllegalArgumentException(
          "lstm(" + units + ").forgetBias(" + forgetBias + "): expects a finite number, such as 1");
    }
  }

  @Override
  public boolean hasMemory() {
    return true;
  }

  @Override
  public String toString() {
    String bias =
        forgetBias == DEFAULT_FORGET_BIAS
            ? ""
            : String.format(Locale.ROOT, ".forgetBias(%s)", Checks.plain(forgetBias));
    return "lstm(" + units + ")" + bias + (peepholes ? ".peepholes()" : "") + options;
  }
}
