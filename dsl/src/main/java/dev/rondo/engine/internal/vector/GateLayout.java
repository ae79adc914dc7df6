package dev.rondo.engine.internal.vector;

import static dev.rondo.engine.internal.vector.Lanes.ONE;
import static dev.rondo.engine.internal.vector.Lanes.PANEL;

/**
 * Where the gates of a cell stand in panels of four vectors. A panel holds one vector of units, its
 * gates in turn; of a cell with one gate it holds four vectors of units.
 *
 * @param units the hidden units, H
 * @param gates the gates, G
 * @param inputSlots the places of a panel that x's product fills, by gate
 * @param stateSlots the places that h's product fills, by gate
 */
record GateLayout(int units, int gates, int[] inputSlots, int[] stateSlots) {

  /** The gate's four places are its four vectors of units. */
  static GateLayout oneGate(int units) {
    return new GateLayout(units, 1, new int[] {0, 1, 2, 3}, new int[] {0, 1, 2, 3});
  }

  static GateLayout fourGates(int units) {
    return new GateLayout(units, 4, new int[] {0, 1, 2, 3}, new int[] {0, 1, 2, 3});
  }

  /** Two gates take both products, the third keeps them apart. */
  static GateLayout threeGates(int units) {
    return new GateLayout(units, 3, new int[] {0, 1, 2}, new int[] {0, 1, 3});
  }

  int panels() {
    int vectors = Lanes.padded(units) / ONE;
    return gates == 1 ? (vectors + 3) / 4 : vectors;
  }

  int[] slots(boolean state) {
    return state ? stateSlots : inputSlots;
  }

  /** The first unit of the n-th slot of a panel. */
  private int unit(int panel, int n) {
    return gates == 1 ? panel * PANEL + n * ONE : panel * ONE;
  }

  /** How many real units the n-th slot of a panel holds. */
  int count(int panel, int n) {
    return Math.max(0, Math.min(ONE, units - unit(panel, n)));
  }

  /** The column of a weight matrix that the n-th slot of a panel begins with. */
  int column(int panel, int n) {
    return gates == 1 ? unit(panel, n) : n * units + unit(panel, n);
  }

  /** The slots of a panel that a product on the way back runs over at once, from the first on. */
  Stretch stretch(boolean state, int rows) {
    return new Stretch(panels(), rows * PANEL, 0, gates != 3 ? PANEL : (state ? 2 : 3) * ONE);
  }

  /** The numbers of h's own slot, where it stands apart. */
  Stretch apart(int rows) {
    return new Stretch(panels(), rows * PANEL, 3 * ONE, ONE);
  }

  /** Copies the rows of a weight matrix into the panels of a forward product. */
  void pack(float[] p, int offset, int rows, boolean state, float[] to, int first, int all) {
    int width = slots(state).length * ONE;
    for (int panel = 0; panel < panels(); panel++) {
      int at = (panel * all + first) * width;
      for (int r = 0; r < rows; r++, at += width) {
        for (int n = 0; n < slots(state).length; n++) {
          if (count(panel, n) > 0) {
            int from = offset + r * gates * units + column(panel, n);
            System.arraycopy(p, from, to, at + n * ONE, count(panel, n));
          }
        }
      }
    }
  }

  /** Packs the transpose of a weight matrix for a product on the way back. */
  void packTransposed(float[] p, int offset, int rows, int from, int end, float[] to) {
    int per = (end - from) * ONE;
    int k = panels() * per;
    for (int r = 0; r < rows; r++) {
      int base = r / PANEL * PANEL * k + r % PANEL;
      for (int panel = 0; panel < panels(); panel++) {
        for (int n = from; n < end; n++) {
          int first = offset + r * gates * units + column(panel, n);
          int at = base + (panel * per + (n - from) * ONE) * PANEL;
          for (int u = 0; u < count(panel, n); u++) {
            to[at + u * PANEL] = p[first + u];
          }
        }
      }
    }
  }

  int transposedLength(int rows, int slots) {
    return Lanes.panels(rows) * panels() * slots * ONE * PANEL;
  }

  /** Adds a row of numbers to the panels' places, such as a bias. */
  void addRow(float[] p, int offset, boolean state, float[] to) {
    for (int panel = 0; panel < panels(); panel++) {
      for (int n = 0; n < slots(state).length; n++) {
        int at = panel * PANEL + slots(state)[n] * ONE;
        for (int u = 0; u < count(panel, n); u++) {
          to[at + u] += p[offset + column(panel, n) + u];
        }
      }
    }
  }

  /** Adds rows of a gradient in panels, {@code [panel][all][PANEL]}, to a weight's place. */
  void unpack(float[] g, int first, int all, int rows, boolean state, float[] to, int offset) {
    for (int panel = 0; panel < panels(); panel++) {
      for (int r = 0; r < rows; r++) {
        int row = (panel * all + first + r) * PANEL;
        for (int n = 0; n < slots(state).length; n++) {
          int at = offset + r * gates * units + column(panel, n);
          int from = row + slots(state)[n] * ONE;
          for (int u = 0; u < count(panel, n); u++) {
            to[at + u] += g[from + u];
          }
        }
      }
    }
  }
}
