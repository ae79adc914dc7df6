package dev.rondo.architecture;

import dev.rondo.cell.Initializer;

/**
 * What can be set alike for every cell of the library's own.
 *
 * @param initializers how the weights start
 */
public record CellOptions(Initializers initializers) {

  /** Nothing but the usual start of the weights. */
  public static final CellOptions DEFAULT = new CellOptions(Initializers.DEFAULT);

  CellOptions initInput(Initializer rule) {
    return with(new Initializers(rule, initializers.recurrent(), initializers.bias()));
  }

  CellOptions initRecurrent(Initializer rule) {
    return with(new Initializers(initializers.input(), rule, initializers.bias()));
  }

  CellOptions initBias(Initializer rule) {
    return with(new Initializers(initializers.input(), initializers.recurrent(), rule));
  }

  CellOptions with(Initializers other) {
    return new CellOptions(other);
  }

  /** The options that differ from the usual ones, as a user writes them. */
  @Override
  public String toString() {
    return initializers.written(Initializers.DEFAULT);
  }
}
