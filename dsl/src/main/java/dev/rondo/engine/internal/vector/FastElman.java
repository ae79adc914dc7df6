package dev.rondo.engine.internal.vector;

import static dev.rondo.engine.internal.vector.Lanes.ONE;
import static dev.rondo.engine.internal.vector.Lanes.PANEL;
import static dev.rondo.engine.internal.vector.Tiles.load;

import jdk.incubator.vector.FloatVector;

/** The equations of {@code layer.ElmanCell}; a panel holds four vectors of units. */
record FastElman(GateLayout layout, boolean tanh) implements FastCell {

  @Override
  public boolean hasMemory() {
    return false;
  }

  @Override
  public void forward(RecurrentRoom q, int panel, int t, Part part) {
    for (int v = 0; v < layout.vectors(panel); v++) {
      int z = q.gates(panel, t, part.from()) + v * ONE;
      int after = q.state(q.after(t), part.from()) + panel * PANEL + v * ONE;
      if (tanh) {
        Curves.tanh(q.z, z, PANEL, q.a, after, q.stride, part.rows());
      } else {
        Curves.relu(q.z, z, PANEL, q.a, after, q.stride, part.rows());
      }
    }
  }

  @Override
  public void backward(RecurrentRoom q, int panel, int t, Part part, Rows d) {
    for (int v = 0; v < layout.vectors(panel); v++) {
      int column = panel * PANEL + v * ONE;
      int z = q.gates(panel, t, part.from()) + v * ONE;
      int h = q.state(q.after(t), part.from()) + column;
      int at = part.from() * q.width + column;
      int out = d.at(t * q.rows + part.from()) + column;
      for (int row = part.from(); row < part.to(); row++) {
        FloatVector y = load(q.a, h);
        FloatVector dh = load(q.dh, at).add(load(d.data(), out));
        (tanh ? dh.sub(dh.mul(y).mul(y)) : dh.mul(Curves.step(y))).intoArray(q.z, z);
        z += PANEL;
        h += q.stride;
        at += q.width;
        out += d.stride();
      }
    }
  }
}
