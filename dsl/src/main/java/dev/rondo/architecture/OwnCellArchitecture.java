package dev.rondo.architecture;

import java.util.List;

/** A sequence architecture that ends with a user's own cell; its options are the cell's affair. */
final class OwnCellArchitecture extends CellArchitecture {

  OwnCellArchitecture(List<LayerSpec> before, OwnCellSpec spec) {
    super(before, spec);
  }
}
