package dev.rondo.engine.internal.vector;

import static dev.rondo.engine.internal.vector.Lanes.ONE;
import static dev.rondo.engine.internal.vector.Lanes.PANEL;
import static dev.rondo.engine.internal.vector.Tiles.load;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** The equations of {@code layer.ElmanCell}; a panel holds four vectors of units. */
record FastElman(GateLayout layout, boolean tanh) implements FastCell {

  @Override
  public boolean hasMemory() {
    return false;
  }

  @Override
  public void forward(RecurrentRoom r, int panel, int t) {
    int vectors = Math.min(PANEL, r.width - panel * PANEL) / ONE;
    for (int row = 0; row < r.rows; row++) {
      int z = r.gates(panel, t) + row * PANEL;
      int after = r.state(r.after(t), panel * PANEL) + row * r.width;
      for (int v = 0; v < vectors; v++) {
        FloatVector sum = load(r.z, z + v * ONE);
        FloatVector h = tanh ? Curves.tanh(sum) : sum.max(0);
        h.intoArray(r.h, after + v * ONE);
      }
    }
  }

  @Override
  public void backward(RecurrentRoom r, int panel, int t, Rows d) {
    int vectors = Math.min(PANEL, r.width - panel * PANEL) / ONE;
    for (int row = 0; row < r.rows; row++) {
      int z = r.gates(panel, t) + row * PANEL;
      int after = r.state(r.after(t), panel * PANEL) + row * r.width;
      int at = panel * PANEL + row * r.width;
      int out = d.at(t * r.rows + row) + panel * PANEL;
      for (int v = 0; v < vectors; v++) {
        FloatVector h = load(r.h, after + v * ONE);
        FloatVector dh = load(r.dh, at + v * ONE).add(load(d.data(), out + v * ONE));
        FloatVector dz =
            tanh
                ? dh.sub(dh.mul(h).mul(h))
                : FloatVector.zero(Lanes.SPECIES).blend(dh, h.compare(VectorOperators.GT, 0));
        dz.intoArray(r.z, z + v * ONE);
      }
      for (int v = vectors; v < 4; v++) {
        FloatVector.zero(Lanes.SPECIES).intoArray(r.z, z + v * ONE);
      }
    }
  }
}
