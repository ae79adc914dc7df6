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
  public void forward(RecurrentRoom q, int panel, int t, Part part) {
    int rows = part.rows();
    int z = q.gates(panel, t, part.from());
    int after = q.memory(q.after(t), part.from()) + panel * ONE;
    int tanh = q.tanh(t, part.from()) + panel * ONE;
    Curves.sigmoid(q.z, z, PANEL, rows);
    Curves.sigmoid(q.z, z + ONE, PANEL, rows);
    Curves.tanh(q.z, z + 2 * ONE, PANEL, q.z, z + 2 * ONE, PANEL, rows);
    Curves.sigmoid(q.z, z + 3 * ONE, PANEL, rows);
    remember(q.z, z, q.c, q.memory(q.before(t), part.from()) + panel * ONE, after, q.width, rows);
    Curves.tanh(q.c, after, q.width, q.tanh, tanh, q.width, rows);
    int h = q.state(q.after(t), part.from()) + panel * ONE;
    show(q.z, z + 3 * ONE, q.tanh, tanh, q.width, q.a, h, q.stride, rows);
  }

  /** {@code c' = f * c + i * g} */
  static void remember(float[] z, int at, float[] c, int before, int after, int width, int rows) {
    for (int row = 0; row < rows; row++, at += PANEL, before += width, after += width) {
      FloatVector ig = load(z, at).mul(load(z, at + 2 * ONE));
      load(z, at + ONE).fma(load(c, before), ig).intoArray(c, after);
    }
  }

  /** {@code h' = o * tanh(c')} */
  static void show(
      float[] z, int at, float[] tanh, int tc, int width, float[] h, int to, int stride, int rows) {
    for (int row = 0; row < rows; row++, at += PANEL, tc += width, to += stride) {
      load(z, at).mul(load(tanh, tc)).intoArray(h, to);
    }
  }

  @Override
  public void backward(RecurrentRoom q, int panel, int t, Part part, Rows d) {
    int z = q.gates(panel, t, part.from());
    int before = q.memory(q.before(t), part.from()) + panel * ONE;
    int tanh = q.tanh(t, part.from()) + panel * ONE;
    int at = part.from() * q.width + panel * ONE;
    int out = d.at(t * q.rows + part.from()) + panel * ONE;
    for (int row = part.from(); row < part.to(); row++) {
      FloatVector i = load(q.z, z);
      FloatVector f = load(q.z, z + ONE);
      FloatVector g = load(q.z, z + 2 * ONE);
      FloatVector o = load(q.z, z + 3 * ONE);
      FloatVector tc = load(q.tanh, tanh);
      FloatVector dh = load(q.dh, at).add(load(d.data(), out));
      FloatVector dho = dh.mul(o);
      // dc = dc + dh * o * (1 - tanh(c)^2)
      FloatVector dc = load(q.dc, at).add(dho).sub(dho.mul(tc).mul(tc));
      FloatVector dci = dc.mul(i);
      FloatVector dcf = dc.mul(f);
      FloatVector dig = dci.mul(g);
      FloatVector dfc = dcf.mul(load(q.c, before));
      FloatVector dot = dho.mul(tc);
      dig.sub(dig.mul(i)).intoArray(q.z, z); // dc * g * i * (1 - i)
      dfc.sub(dfc.mul(f)).intoArray(q.z, z + ONE); // dc * c * f * (1 - f)
      dci.sub(dig.mul(g)).intoArray(q.z, z + 2 * ONE); // dc * i * (1 - g^2)
      dot.sub(dot.mul(o)).intoArray(q.z, z + 3 * ONE); // dh * tanh(c) * o * (1 - o)
      dcf.intoArray(q.dc, at);
      z += PANEL;
      before += q.width;
      tanh += q.width;
      at += q.width;
      out += d.stride();
    }
  }
}
