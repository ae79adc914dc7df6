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

  /**
   * Normalises what the last layer's gates are made of, each row to mean 0 and variance 1 and then
   * by a learned gain g: {@code LN(a; g) = g * (a - mean(a)) / sqrt(variance(a) + 1e-5)}. In every
   * cell {@code LN(x Wx; gx) + bx} and {@code LN(h Wh; gh) + bh} take the place of {@code x Wx +
   * bx} and {@code h Wh + bh}; in an LSTM all gates are normalised together and {@code h' = o *
   * tanh(LN(c'; gc) + bc)}; in a GRU the gates r and z together and n by itself, {@code n = tanh(xn
   * + r * hn)}. Gains start at 1. It needs at least 2 units, and a GRU's {@code reset(AFTER)}.
   * Source: J. Ba, J. Kiros and G. Hinton, arXiv 1607.06450 (2016).
   */
  public A layerNorm() {
    return with(options.normalised());
  }

  /**
   * Takes variational dropout of probability {@code p} on the last layer's input and on its hidden
   * state, as {@link #variationalDropout(double, double)} does.
   */
  public A variationalDropout(double p) {
    return variationalDropout(p, p);
  }

  /**
   * Takes variational dropout in the last layer, active in training alone: one mask a sequence,
   * held for all its time steps, on x before Wx and one on h before Wh; what is kept is divided by
   * {@code 1 - p}. The state that the cell carries on is not masked. Source: Y. Gal and Z.
   * Ghahramani, NIPS 2016.
   *
   * @param inputs the share of x to drop, at least 0 and below 1
   * @param recurrent the share of h to drop, at least 0 and below 1
   */
  public A variationalDropout(double inputs, double recurrent) {
    return with(options.variationalDropout(inputs, recurrent));
  }

  /**
   * Takes DropConnect in the last layer, active in training alone: once a batch each entry of Wh is
   * set to zero with probability {@code p}, at least 0 and below 1, and the rest are divided by
   * {@code 1 - p}. Sources: L. Wan et al., ICML 2013; S. Merity et al., ICLR 2018.
   */
  public A dropConnect(double p) {
    return with(options.dropConnect(p));
  }

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
    return with(options.init(Initializers.LIKE_TORCH));
  }
}
