package dev.rondo.engine.internal.vector;

import static dev.rondo.engine.internal.vector.Lanes.ONE;
import static dev.rondo.engine.internal.vector.Lanes.PANEL;
import static dev.rondo.engine.internal.vector.Tiles.load;

import java.util.List;
import jdk.incubator.vector.FloatVector;

/**
 * The equations of {@code layer.LstmCell} with layer normalisation, up to its memory; {@link
 * NormedMemory} has the rest.
 *
 * @param peepholes without weights where the cell has none
 */
record NormLstm(FastPeepholes peepholes) implements FastCell {

  @Override
  public GateLayout layout() {
    return peepholes.layout();
  }

  @Override
  public boolean hasMemory() {
    return true;
  }

  @Override
  public List<FastLayer.Packing> packings() {
    return peepholes.packings();
  }

  @Override
  public List<FastLayer.Gradient> gradients(RecurrentRoom room) {
    return peepholes.gradients(room);
  }

  @Override
  public void forward(RecurrentRoom q, int panel, int t, Part part) {
    peepholes.remember(q, panel, t, part);
  }

  @Override
  public void backward(RecurrentRoom any, int panel, int t, Part part, Rows d) {
    NormRoom q = (NormRoom) any;
    RowNorm memory = q.memory.orElseThrow().rows;
    int u = panel * ONE;
    int z = q.gates(panel, t, part.from());
    int before = q.memory(q.before(t), part.from()) + u;
    int tanh = q.tanh(t, part.from()) + u;
    int shown = q.row(t, part.from()) * q.width + u;
    int state = part.from() * q.width + u;
    int out = d.at(t * q.rows + part.from()) + u;
    FloatVector pi = load(peepholes.weights, u);
    FloatVector pf = load(peepholes.weights, q.width + u);
    FloatVector po = load(peepholes.weights, 2 * q.width + u);
    for (int row = part.from(); row < part.to(); row++) {
      FloatVector i = load(q.z, z);
      FloatVector f = load(q.z, z + ONE);
      FloatVector g = load(q.z, z + 2 * ONE);
      FloatVector o = load(q.z, z + 3 * ONE);
      FloatVector dh = load(q.dh, state).add(load(d.data(), out));
      FloatVector dot = dh.mul(o).mul(load(q.tanh, tanh));
      FloatVector dzo = dot.sub(dot.mul(o)); // dh * tanh(LN(c')) * o * (1 - o)
      FloatVector dc = load(q.dc, state).add(load(memory.d, shown)).add(dzo.mul(po));
      FloatVector dci = dc.mul(i);
      FloatVector dcf = dc.mul(f);
      FloatVector dig = dci.mul(g);
      FloatVector dfc = dcf.mul(load(q.c, before));
      FloatVector dzi = dig.sub(dig.mul(i));
      FloatVector dzf = dfc.sub(dfc.mul(f));
      dzi.intoArray(q.z, z);
      dzf.intoArray(q.z, z + ONE);
      dci.sub(dig.mul(g)).intoArray(q.z, z + 2 * ONE);
      dzo.intoArray(q.z, z + 3 * ONE);
      dcf.add(dzi.mul(pi)).add(dzf.mul(pf)).intoArray(q.dc, state);
      z += PANEL;
      before += q.width;
      tanh += q.width;
      shown += q.width;
      state += q.width;
      out += d.stride();
    }
  }
}
