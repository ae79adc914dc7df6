package dev.rondo.engine.internal.vector;

import static dev.rondo.engine.internal.vector.Lanes.ONE;
import static dev.rondo.engine.internal.vector.Lanes.PANEL;

/**
 * Where the gates of a cell stand in panels of four vectors. A panel holds one vector of units, its
 * gates in turn; of a cell with one gate it holds four vectors of units.
 *
 * @param units the hidden units, H
 * @param gates the gates in the weights, G
 * @param input the vectors of a panel that x's product fills
 * @param state those that h's product fills
 */
record GateLayout(int units, int gates, Vectors input, Vectors state) {

  /**
   * Neighbouring vectors of a panel.
   *
   * @param first the place of the first
   * @param order the gate that each holds
   */
  record Vectors(int first, int... order) {
    int count() {
      return order.length;
    }

    int floats() {
      return order.length * ONE;
    }
  }

  /** The gate's four places are its four vectors of units. */
  static GateLayout oneGate(int units) {
    return alike(units, 1);
  }

  static GateLayout fourGates(int units) {
    return alike(units, 4);
  }

  private static GateLayout alike(int units, int gates) {
    Vectors all = new Vectors(0, 0, 1, 2, 3);
    return new GateLayout(units, gates, all, all);
  }

  /** A panel holds x's part of n, r, z and h's part of n: three neighbours each. */
  static GateLayout threeGates(int units) {
    return new GateLayout(units, 3, new Vectors(0, 2, 0, 1), new Vectors(1, 0, 1, 2));
  }

  /** A panel holds n, r and z: x's part of all three, h's part of the last two. */
  static GateLayout resetBefore(int units) {
    return new GateLayout(units, 3, new Vectors(0, 2, 0, 1), new Vectors(1, 0, 1));
  }

  /** Whether a bias beside h may be added to that beside x: x's product fills its places too. */
  boolean biasesJoin() {
    return input.first() + input.count() >= state.first() + state.count();
  }

  /** Whether both products fill the same places, so that one sum runs over both. */
  boolean together() {
    return input.equals(state);
  }

  int panels() {
    int vectors = Lanes.padded(units) / ONE;
    return gates == 1 ? (vectors + 3) / 4 : vectors;
  }

  /** How many vectors of a panel are in use: fewer than four in the last of a single gate. */
  int vectors(int panel) {
    return gates == 1 ? Math.min(4, Lanes.padded(units) / ONE - panel * 4) : 4;
  }

  /** The column of the weights that a vector begins with. */
  int column(int panel, int gate) {
    return gates == 1 ? panel * PANEL + gate * ONE : gate * units + panel * ONE;
  }

  /** How many real units a vector holds. */
  int count(int panel, int gate) {
    int first = gates == 1 ? panel * PANEL + gate * ONE : panel * ONE;
    return Math.max(0, Math.min(ONE, units - first));
  }

  /** Copies rows of weights into rows of a panel. */
  void pack(float[] p, int offset, int rows, Vectors vectors, int panel, float[] to, int at) {
    for (int n = 0; n < vectors.count(); n++) {
      int gate = vectors.order()[n];
      int count = count(panel, gate);
      int from = offset + column(panel, gate);
      for (int r = 0, a = at + n * ONE; count > 0 && r < rows; r++, a += vectors.floats()) {
        System.arraycopy(p, from + r * gates * units, to, a, count);
      }
    }
  }

  /** Adds a row of numbers to a row of a panel, such as a bias. */
  void add(float[] p, int offset, Vectors vectors, int panel, float[] to, int at) {
    for (int n = 0; n < vectors.count(); n++) {
      int gate = vectors.order()[n];
      for (int u = 0; u < count(panel, gate); u++) {
        to[at + n * ONE + u] += p[offset + column(panel, gate) + u];
      }
    }
  }

  /** Copies rows of a gradient in panels back to where the weights' gradient lies. */
  void unpack(float[] g, int at, int rows, Vectors vectors, int panel, float[] to, int offset) {
    for (int n = 0; n < vectors.count(); n++) {
      int gate = vectors.order()[n];
      int count = count(panel, gate);
      int into = offset + column(panel, gate);
      for (int r = 0, a = at + (vectors.first() + n) * ONE;
          count > 0 && r < rows;
          r++, a += PANEL) {
        System.arraycopy(g, a, to, into + r * gates * units, count);
      }
    }
  }

  /**
   * Packs the transpose of some rows of weights for a product on the way back.
   *
   * @param first the first of these rows, which become columns; a multiple of a panel
   * @param end the row after the last
   * @param to one panel, {@code [panels * vectors][PANEL]}
   */
  void transpose(float[] p, int offset, int first, int end, Vectors vectors, float[] to, int at) {
    for (int panel = 0; panel < panels(); panel++) {
      for (int n = 0; n < vectors.count(); n++) {
        int gate = vectors.order()[n];
        int into = at + (panel * vectors.count() + n) * ONE * PANEL;
        int from = offset + first * gates * units + column(panel, gate);
        transpose(p, from, end - first, count(panel, gate), to, into);
      }
    }
  }

  /**
   * In blocks of eight rows, so that neither side leaves the cache between two numbers of a line.
   */
  private void transpose(float[] p, int from, int rows, int columns, float[] to, int at) {
    int stride = gates * units;
    for (int r0 = 0; r0 < rows; r0 += 8) {
      int r1 = Math.min(rows, r0 + 8);
      for (int u = 0; u < columns; u++) {
        int into = at + u * PANEL;
        int out = from + u;
        for (int r = r0; r < r1; r++) {
          to[into + r] = p[out + r * stride];
        }
      }
    }
  }
}
