package dev.rondo.engine.internal.vector;

import static dev.rondo.engine.internal.vector.Lanes.ONE;
import static dev.rondo.engine.internal.vector.Lanes.PANEL;
import static dev.rondo.engine.internal.vector.Tiles.load;

import jdk.incubator.vector.FloatVector;

/**
 * The equations of {@code layer.GruCell}, reset after the product; a panel holds r, z, x's part of
 * n (then n) and h's part of n.
 */
record FastGru(GateLayout layout) implements FastCell {

  @Override
  public boolean hasMemory() {
    return false;
  }

  @Override
  public void forward(RecurrentRoom q, int panel, int t) {
    int at = q.gates(panel, t);
    int before = q.state(q.before(t), panel * ONE);
    int after = q.state(q.after(t), panel * ONE);
    for (int row = 0; row < q.rows; row++) {
      FloatVector r = Curves.sigmoid(load(q.z, at));
      FloatVector z = Curves.sigmoid(load(q.z, at + ONE));
      FloatVector n = Curves.tanh(r.fma(load(q.z, at + 3 * ONE), load(q.z, at + 2 * ONE)));
      FloatVector h = load(q.h, before);
      r.intoArray(q.z, at);
      z.intoArray(q.z, at + ONE);
      n.intoArray(q.z, at + 2 * ONE);
      z.fma(h.sub(n), n).intoArray(q.h, after); // h' = n + z * (h - n)
      at += PANEL;
      before += q.width;
      after += q.width;
    }
  }

  @Override
  public void backward(RecurrentRoom q, int panel, int t, Rows d) {
    int at = q.gates(panel, t);
    int before = q.state(q.before(t), panel * ONE);
    int state = panel * ONE;
    int out = d.at(t * q.rows) + panel * ONE;
    for (int row = 0; row < q.rows; row++) {
      FloatVector r = load(q.z, at);
      FloatVector z = load(q.z, at + ONE);
      FloatVector n = load(q.z, at + 2 * ONE);
      FloatVector m = load(q.z, at + 3 * ONE);
      FloatVector dh = load(q.dh, state).add(load(d.data(), out));
      FloatVector dhz = dh.mul(z);
      FloatVector keep = dh.sub(dhz); // dh * (1 - z)
      FloatVector dn = keep.sub(keep.mul(n).mul(n));
      FloatVector dm = dn.mul(r);
      FloatVector dr = dm.mul(m);
      dr.sub(dr.mul(r)).intoArray(q.z, at); // dn * m * r * (1 - r)
      keep.mul(z).mul(load(q.h, before).sub(n)).intoArray(q.z, at + ONE);
      dn.intoArray(q.z, at + 2 * ONE);
      dm.intoArray(q.z, at + 3 * ONE);
      dhz.intoArray(q.dh, state);
      at += PANEL;
      before += q.width;
      state += q.width;
      out += d.stride();
    }
  }
}
