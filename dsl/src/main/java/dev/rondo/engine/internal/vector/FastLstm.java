package dev.rondo.engine.internal.vector;

import static dev.rondo.engine.internal.vector.Lanes.ONE;
import static dev.rondo.engine.internal.vector.Lanes.PANEL;
import static dev.rondo.engine.internal.vector.Tiles.load;

import jdk.incubator.vector.FloatVector;

/** The equations of {@code layer.LstmCell}; gates i, f, g, o. */
record FastLstm(GateLayout layout) implements FastCell {

  @Override
  public boolean hasMemory() {
    return true;
  }

  @Override
  public void forward(RecurrentRoom r, int panel, int t) {
    int z = r.gates(panel, t);
    int before = r.state(r.before(t), panel * ONE);
    int after = r.state(r.after(t), panel * ONE);
    int tanh = r.state(t, panel * ONE);
    for (int row = 0; row < r.rows; row++) {
      FloatVector i = Curves.sigmoid(load(r.z, z));
      FloatVector f = Curves.sigmoid(load(r.z, z + ONE));
      FloatVector g = Curves.tanh(load(r.z, z + 2 * ONE));
      FloatVector o = Curves.sigmoid(load(r.z, z + 3 * ONE));
      FloatVector c = f.fma(load(r.c, before), i.mul(g));
      FloatVector tc = Curves.tanh(c);
      i.intoArray(r.z, z);
      f.intoArray(r.z, z + ONE);
      g.intoArray(r.z, z + 2 * ONE);
      o.intoArray(r.z, z + 3 * ONE);
      c.intoArray(r.c, after);
      tc.intoArray(r.tanh, tanh);
      o.mul(tc).intoArray(r.h, after);
      z += PANEL;
      before += r.width;
      after += r.width;
      tanh += r.width;
    }
  }

  @Override
  public void backward(RecurrentRoom r, int panel, int t, Rows d) {
    int z = r.gates(panel, t);
    int before = r.state(r.before(t), panel * ONE);
    int tanh = r.state(t, panel * ONE);
    int at = panel * ONE;
    int out = d.at(t * r.rows) + panel * ONE;
    for (int row = 0; row < r.rows; row++) {
      FloatVector i = load(r.z, z);
      FloatVector f = load(r.z, z + ONE);
      FloatVector g = load(r.z, z + 2 * ONE);
      FloatVector o = load(r.z, z + 3 * ONE);
      FloatVector tc = load(r.tanh, tanh);
      FloatVector dh = load(r.dh, at).add(load(d.data(), out));
      FloatVector dho = dh.mul(o);
      // dc = dc + dh * o * (1 - tanh(c)^2)
      FloatVector dc = load(r.dc, at).add(dho).sub(dho.mul(tc).mul(tc));
      FloatVector dci = dc.mul(i);
      FloatVector dcf = dc.mul(f);
      FloatVector dig = dci.mul(g);
      FloatVector dfc = dcf.mul(load(r.c, before));
      FloatVector dot = dho.mul(tc);
      dig.sub(dig.mul(i)).intoArray(r.z, z); // dc * g * i * (1 - i)
      dfc.sub(dfc.mul(f)).intoArray(r.z, z + ONE); // dc * c * f * (1 - f)
      dci.sub(dig.mul(g)).intoArray(r.z, z + 2 * ONE); // dc * i * (1 - g^2)
      dot.sub(dot.mul(o)).intoArray(r.z, z + 3 * ONE); // dh * tanh(c) * o * (1 - o)
      dcf.intoArray(r.dc, at);
      z += PANEL;
      before += r.width;
      tanh += r.width;
      at += r.width;
      out += d.stride();
    }
  }
}
