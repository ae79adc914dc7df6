package dev.rondo.engine.internal.vector;

import static dev.rondo.engine.internal.vector.Lanes.ONE;
import static dev.rondo.engine.internal.vector.Lanes.PANEL;
import static dev.rondo.engine.internal.vector.Tiles.load;

import jdk.incubator.vector.FloatVector;

/**
 * The equations of {@code layer.GruCell}, reset after the product; a panel holds x's part of n
 * (then n), r, z and h's part of n.
 */
record FastGru(GateLayout layout) implements FastCell {

  @Override
  public boolean hasMemory() {
    return false;
  }

  @Override
  public void forward(RecurrentRoom q, int panel, int t, Part part) {
    int rows = part.rows();
    int z = q.gates(panel, t, part.from());
    Curves.sigmoid(q.z, z + ONE, PANEL, rows);
    Curves.sigmoid(q.z, z + 2 * ONE, PANEL, rows);
    reset(q.z, z, rows);
    Curves.tanh(q.z, z, PANEL, q.z, z, PANEL, rows);
    int before = q.state(q.before(t), part.from()) + panel * ONE;
    int after = q.state(q.after(t), part.from()) + panel * ONE;
    mix(q.z, z, q.a, before, after, q.stride, rows);
  }

  /** {@code xn + r * hn}, of which n is the tanh. */
  private static void reset(float[] z, int at, int rows) {
    for (int row = 0; row < rows; row++, at += PANEL) {
      load(z, at + ONE).fma(load(z, at + 3 * ONE), load(z, at)).intoArray(z, at);
    }
  }

  /** {@code h' = n + z * (h - n)} */
  static void mix(float[] z, int at, float[] h, int before, int after, int stride, int rows) {
    for (int row = 0; row < rows; row++, at += PANEL, before += stride, after += stride) {
      FloatVector n = load(z, at);
      load(z, at + 2 * ONE).fma(load(h, before).sub(n), n).intoArray(h, after);
    }
  }

  @Override
  public void backward(RecurrentRoom q, int panel, int t, Part part, Rows d) {
    int at = q.gates(panel, t, part.from());
    int before = q.state(q.before(t), part.from()) + panel * ONE;
    int state = part.from() * q.width + panel * ONE;
    int out = d.at(t * q.rows + part.from()) + panel * ONE;
    for (int row = part.from(); row < part.to(); row++) {
      FloatVector n = load(q.z, at);
      FloatVector r = load(q.z, at + ONE);
      FloatVector z = load(q.z, at + 2 * ONE);
      FloatVector m = load(q.z, at + 3 * ONE);
      FloatVector dh = load(q.dh, state).add(load(d.data(), out));
      FloatVector dhz = dh.mul(z);
      FloatVector keep = dh.sub(dhz); // dh * (1 - z)
      FloatVector dn = keep.sub(keep.mul(n).mul(n));
      FloatVector dm = dn.mul(r);
      FloatVector dr = dm.mul(m);
      dn.intoArray(q.z, at);
      dr.sub(dr.mul(r)).intoArray(q.z, at + ONE); // dn * m * r * (1 - r)
      keep.mul(z).mul(load(q.a, before).sub(n)).intoArray(q.z, at + 2 * ONE);
      dm.intoArray(q.z, at + 3 * ONE);
      dhz.intoArray(q.dh, state);
      at += PANEL;
      before += q.stride;
      state += q.width;
      out += d.stride();
    }
  }
}
