package dev.rondo.architecture;

import dev.rondo.cell.Initializer;

/**
 * How the weights of a recurrent layer start.
 *
 * @param input the input weights Wx, default Glorot uniform
 * @param recurrent the recurrent weights Wh, default orthogonal
 * @param bias both biases, default zero
 */
public record Initializers(Initializer input, Initializer recurrent, Initializer bias) {

  /** Glorot uniform, orthogonal, zero: the start that Keras takes too. */
  public static final Initializers DEFAULT =
      new Initializers(
          new Initializer.GlorotUniform(), new Initializer.Orthogonal(), new Initializer.Zeros());

  /** Everything uniform within ±1/sqrt(H): the start that PyTorch takes. */
  public static final Initializers LIKE_TORCH =
      new Initializers(
          new Initializer.InverseRootUnits(),
          new Initializer.InverseRootUnits(),
          new Initializer.InverseRootUnits());

  /** The options that differ from {@code usual}, as a user writes them. */
  String written(Initializers usual) {
    if (equals(usual)) {
      return "";
    }
    if (equals(LIKE_TORCH)) {
      return ".initLikeTorch()";
    }
    return (input.equals(usual.input) ? "" : ".initInput(" + input + ")")
        + (recurrent.equals(usual.recurrent) ? "" : ".initRecurrent(" + recurrent + ")")
        + (bias.equals(usual.bias) ? "" : ".initBias(" + bias + ")");
  }
}
