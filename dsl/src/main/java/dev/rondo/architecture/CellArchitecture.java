package dev.rondo.architecture;

import java.util.List;

/** A sequence architecture that ends with a recurrent layer, whose options can be set. */
public abstract sealed class CellArchitecture extends SequenceArchitecture
    permits ElmanArchitecture, LstmArchitecture, GruArchitecture {

  private final List<LayerSpec> before;
  private final CellSpec cell;

  CellArchitecture(List<LayerSpec> before, CellSpec cell) {
    super(Layers.joined(before, cell));
    this.before = List.copyOf(before);
    this.cell = cell;
  }

  /** The layers before the last cell. */
  List<LayerSpec> before() {
    return before;
  }

  /** The cell, if it is the only layer. */
  CellSpec only() {
    if (!before.isEmpty()) {
      throw new IllegalArgumentException(
          "bidirectional("
              + this
              + "): expects one recurrent layer, got "
              + layers().size()
              + " layers; write bidirectional(...) around each of them");
    }
    return cell;
  }

  /** Starts the last layer's input weights by {@code rule} (default Glorot uniform). */
  public abstract CellArchitecture initInput(Initializer rule);

  /** Starts the last layer's recurrent weights by {@code rule} (default orthogonal). */
  public abstract CellArchitecture initRecurrent(Initializer rule);

  /** Starts the last layer's biases by {@code rule} (default zeros). */
  public abstract CellArchitecture initBias(Initializer rule);

  /** Starts all of the last layer as PyTorch does: uniform within ±1/sqrt(H). */
  public abstract CellArchitecture initLikeTorch();
}
