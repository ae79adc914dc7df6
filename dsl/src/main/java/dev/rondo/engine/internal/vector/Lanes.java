package dev.rondo.engine.internal.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The vectors of this processor: how many floats one holds, and sizes rounded up to whole ones. */
final class Lanes {

  static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  /** Floats in a vector: 4, 8 or 16. */
  static final int ONE = SPECIES.length();

  /** Floats in a panel of four vectors. */
  static final int PANEL = 4 * ONE;

  /** Rows that a product takes at once. */
  static final int ROWS = 4;

  private Lanes() {}

  /** The width rounded up to whole vectors. */
  static int padded(int width) {
    return (width + ONE - 1) / ONE * ONE;
  }

  /** How many panels hold the width. */
  static int panels(int width) {
    return (width + PANEL - 1) / PANEL;
  }

  /** The rows rounded up to whole tiles. */
  static int paddedRows(int rows) {
    return (rows + ROWS - 1) / ROWS * ROWS;
  }
}
