package dev.rondo.architecture;

import java.util.List;

/** A sequence architecture that ends with a recurrent layer, of one kind of cell. */
public abstract sealed class CellArchitecture extends SequenceArchitecture
    permits BuiltInArchitecture, OwnCellArchitecture {

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
}
