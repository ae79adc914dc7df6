package dev.rondo.architecture;

import dev.rondo.cell.Initializer;

/**
 * What can be set alike for every cell of the library's own.
 *
 * @param layerNorm whether the products of the gates are normalised, default no
 * @param inputDropout the share of x that variational dropout sets to zero, default 0
 * @param recurrentDropout the share of h that variational dropout sets to zero, default 0
 * @param dropConnect the share of Wh that DropConnect sets to zero, default 0
 * @param initializers how the weights start
 */
public record CellOptions(
    boolean layerNorm,
    double inputDropout,
    double recurrentDropout,
    double dropConnect,
    Initializers initializers) {

  /** No normalisation, no dropout and the usual start of the weights. */
  public static final CellOptions DEFAULT = new CellOptions(false, 0, 0, 0, Initializers.DEFAULT);

  /** Checks the shares. */
  public CellOptions {
    Checks.share(variational(inputDropout, recurrentDropout), inputDropout);
    Checks.share(variational(inputDropout, recurrentDropout), recurrentDropout);
    Checks.share("dropConnect(" + Checks.plain(dropConnect) + ")", dropConnect);
  }

  CellOptions normalised() {
    return new CellOptions(true, inputDropout, recurrentDropout, dropConnect, initializers);
  }

  CellOptions variationalDropout(double inputs, double recurrent) {
    return new CellOptions(layerNorm, inputs, recurrent, dropConnect, initializers);
  }

  CellOptions dropConnect(double share) {
    return new CellOptions(layerNorm, inputDropout, recurrentDropout, share, initializers);
  }

  CellOptions initInput(Initializer rule) {
    return init(new Initializers(rule, initializers.recurrent(), initializers.bias()));
  }

  CellOptions initRecurrent(Initializer rule) {
    return init(new Initializers(initializers.input(), rule, initializers.bias()));
  }

  CellOptions initBias(Initializer rule) {
    return init(new Initializers(initializers.input(), initializers.recurrent(), rule));
  }

  CellOptions init(Initializers rules) {
    return new CellOptions(layerNorm, inputDropout, recurrentDropout, dropConnect, rules);
  }

  private static String variational(double inputs, double recurrent) {
    String both = inputs == recurrent ? "" : ", " + Checks.plain(recurrent);
    return "variationalDropout(" + Checks.plain(inputs) + both + ")";
  }

  /** The options that differ from the usual ones, as a user writes them. */
  @Override
  public String toString() {
    return (layerNorm ? ".layerNorm()" : "")
        + (inputDropout == 0 && recurrentDropout == 0
            ? ""
            : "." + variational(inputDropout, recurrentDropout))
        + (dropConnect == 0 ? "" : ".dropConnect(" + Checks.plain(dropConnect) + ")")
        + initializers.written(Initializers.DEFAULT);
  }
}
