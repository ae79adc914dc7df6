package dev.rondo.engine.internal.vector;

import dev.rondo.architecture.Architecture;
import dev.rondo.architecture.BidirectionalSpec;
import dev.rondo.architecture.BuiltInSpec;
import dev.rondo.architecture.CellSpec;
import dev.rondo.architecture.LayerSpec;

/** What this engine runs; an architecture with anything else is the reference engine's. */
final class FastPaths {

  private FastPaths() {}

  static boolean cover(Architecture architecture) {
    return architecture.layers().stream().allMatch(FastPaths::cover);
  }

  private static boolean cover(LayerSpec layer) {
    if (layer instanceof BidirectionalSpec both) {
      return cover(both.cell());
    }
    if (layer instanceof CellSpec cell) {
      return cell instanceof BuiltInSpec;
    }
    return true;
  }
}
