package dev.rondo.architecture;

import dev.rondo.cell.Initializer;
import java.util.List;

/**
 * A sequence architecture that ends with one of the library's own cells, whose options can be set.
 *
 * @param <A> what a changed option gives: the same kind of architecture
 */
public abstract sealed class BuiltInArchitecture<A extends BuiltInArchitecture<A>>
    extends CellArchitecture permits ElmanArchitecture, LstmArchitecture, GruArchitecture {

  private final CellOptions options;

  BuiltInArchitecture(List<LayerSpec> before, BuiltInSpec cell) {
    super(before, cell);
    this.options = cell.options();
  }

  /** The same with these options in the last layer. */
  abstract A with(CellOptions changed);

  /** Starts the last layer's input weights by {@code rule} (default Glorot uniform). */
  public A initInput(Initializer rule) {
    return with(options.initInput(rule));
  }

  /** Starts the last layer's recurrent weights by {@code rule} (default orthogonal). */
  public A initRecurrent(Initializer rule) {
    return with(options.initRecurrent(rule));
  }

  /** Starts the last layer's biases by {@code rule} (default zeros). */
  public A initBias(Initializer rule) {
    return with(options.initBias(rule));
  }

  /** Starts all of the last layer as PyTorch does: uniform within ±1/sqrt(H). */
  public A initLikeTorch() {
    return with(options.with(Initializers.LIKE_TORCH));
  }
}
