package dev.rondo.engine.internal.vector;

import static dev.rondo.engine.internal.vector.Lanes.PANEL;

import java.util.List;
import java.util.stream.IntStream;

/** A GRU's Whn by itself, packed for the product that comes after the reset. */
final class CandidateWeights {

  private final int units;
  private final int at;

  /** {@code [panel][units][PANEL]}. */
  final float[] packed;

  /** Its transpose in the same way. */
  final float[] transposed;

  /**
   * The last third of Wh.
   *
   * @param at where Wh lies in the network's parameters, {@code [H,3H]}
   */
  CandidateWeights(int units, int at) {
    this.units = units;
    this.at = at;
    packed = new float[Lanes.panels(units) * units * PANEL];
    transposed = new float[packed.length];
  }

  /** The place of a number in the network's parameters. */
  int at(int row, int column) {
    return at + row * 3 * units + 2 * units + column;
  }

  /** The columns of a panel. */
  int count(int panel) {
    return Math.min(PANEL, units - panel * PANEL);
  }

  List<FastLayer.Packing> packings() {
    return pieces(this::pack);
  }

  List<FastLayer.Packing> packingsBack() {
    return pieces(this::transpose);
  }

  private interface Piece {
    void pack(float[] parameters, int panel);
  }

  private List<FastLayer.Packing> pieces(Piece each) {
    return IntStream.range(0, Lanes.panels(units))
        .<FastLayer.Packing>mapToObj(panel -> p -> each.pack(p, panel))
        .toList();
  }

  private void pack(float[] p, int panel) {
    for (int k = 0; k < units; k++) {
      int to = (panel * units + k) * PANEL;
      System.arraycopy(p, at(k, panel * PANEL), packed, to, count(panel));
    }
  }

  private void transpose(float[] p, int panel) {
    for (int j = 0; j < units; j++) {
      int to = (panel * units + j) * PANEL;
      for (int k = 0; k < count(panel); k++) {
        transposed[to + k] = p[at(panel * PANEL + k, j)];
      }
    }
  }
}
