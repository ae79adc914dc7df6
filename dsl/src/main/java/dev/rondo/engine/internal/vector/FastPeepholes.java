package dev.rondo.engine.internal.vector;

import static dev.rondo.engine.internal.vector.Lanes.ONE;
import static dev.rondo.engine.internal.vector.Lanes.PANEL;
import static dev.rondo.engine.internal.vector.Lanes.SPECIES;
import static dev.rondo.engine.internal.vector.Tiles.load;

import java.util.List;
import java.util.stream.IntStream;
import jdk.incubator.vector.FloatVector;

/** The equations of {@code layer.LstmCell} with {@code layer.Peepholes}. */
final class FastPeepholes implements FastCell {

  private final GateLayout layout;
  private final int at;
  private final int width;

  /** Those of i, f and o, {@code [3][width]}. */
  private final float[] weights;

  /**
   * An LSTM whose gates see the memory.
   *
   * @param at where the weights lie in the network's parameters, {@code [3,H]}; below zero where
   *     there are none
   */
  FastPeepholes(GateLayout layout, int at) {
    this.layout = layout;
    this.at = at;
    width = Lanes.padded(layout.units());
    weights = new float[3 * width];
  }

  @Override
  public GateLayout layout() {
    return layout;
  }

  @Override
  public boolean hasMemory() {
    return true;
  }

  @Override
  public List<FastLayer.Packing> packings() {
    return at < 0 ? List.of() : List.of(this::pack);
  }

  private void pack(float[] p) {
    for (int gate = 0; gate < 3; gate++) {
      System.arraycopy(p, at + gate * layout.units(), weights, gate * width, layout.units());
    }
  }

  @Override
  public void forward(RecurrentRoom q, int panel, int t, Part part) {
    remember(q, panel, t, part);
    int z = q.gates(panel, t, part.from());
    int after = q.memory(q.after(t), part.from()) + panel * ONE;
    int tanh = q.tanh(t, part.from()) + panel * ONE;
    int h = q.state(q.after(t), part.from()) + panel * ONE;
    Curves.tanh(q.c, after, q.width, q.tanh, tanh, q.width, part.rows());
    FastLstm.show(q.z, z + 3 * ONE, q.tanh, tanh, q.width, q.a, h, q.stride, part.rows());
  }

  /** From the gates' sums to the gates and the memory. */
  void remember(RecurrentRoom q, int panel, int t, Part part) {
    int rows = part.rows();
    int z = q.gates(panel, t, part.from());
    int before = q.memory(q.before(t), part.from()) + panel * ONE;
    int after = q.memory(q.after(t), part.from()) + panel * ONE;
    look(q.z, z, q.c, before, q.width, rows, weights, panel * ONE);
    look(q.z, z + ONE, q.c, before, q.width, rows, weights, width + panel * ONE);
    Curves.sigmoid(q.z, z, PANEL, rows);
    Curves.sigmoid(q.z, z + ONE, PANEL, rows);
    Curves.tanh(q.z, z + 2 * ONE, PANEL, q.z, z + 2 * ONE, PANEL, rows);
    FastLstm.remember(q.z, z, q.c, before, after, q.width, rows);
    look(q.z, z + 3 * ONE, q.c, after, q.width, rows, weights, 2 * width + panel * ONE);
    Curves.sigmoid(q.z, z + 3 * ONE, PANEL, rows);
  }

  /** {@code z += p * c} */
  private static void look(
      float[] z, int at, float[] c, int memory, int width, int rows, float[] p, int place) {
    FloatVector weight = load(p, place);
    for (int row = 0; row < rows; row++, at += PANEL, memory += width) {
      weight.fma(load(c, memory), load(z, at)).intoArray(z, at);
    }
  }

  @Override
  public void backward(RecurrentRoom q, int panel, int t, Part part, Rows d) {
    int o = q.gates(panel, t, part.from()) + 3 * ONE;
    int tanh = q.tanh(t, part.from()) + panel * ONE;
    int state = part.from() * q.width + panel * ONE;
    int out = d.at(t * q.rows + part.from()) + panel * ONE;
    for (int row = part.from(); row < part.to(); row++) {
      FloatVector tc = load(q.tanh, tanh);
      FloatVector dho = load(q.dh, state).add(load(d.data(), out)).mul(load(q.z, o));
      // dc' = dc' + dh * o * (1 - tanh(c')^2)
      load(q.dc, state).add(dho).sub(dho.mul(tc).mul(tc)).intoArray(q.dc, state);
      o += PANEL;
      tanh += q.width;
      state += q.width;
      out += d.stride();
    }
    forget(q, panel, t, part, d);
  }

  /**
   * To the gradients by the gates' sums and the memory before, where that by the memory after has
   * all but what o sees of it.
   */
  void forget(RecurrentRoom q, int panel, int t, Part part, Rows d) {
    int z = q.gates(panel, t, part.from());
    int before = q.memory(q.before(t), part.from()) + panel * ONE;
    int tanh = q.tanh(t, part.from()) + panel * ONE;
    int state = part.from() * q.width + panel * ONE;
    int out = d.at(t * q.rows + part.from()) + panel * ONE;
    FloatVector pi = load(weights, panel * ONE);
    FloatVector pf = load(weights, width + panel * ONE);
    FloatVector po = load(weights, 2 * width + panel * ONE);
    for (int row = part.from(); row < part.to(); row++) {
      FloatVector i = load(q.z, z);
      FloatVector f = load(q.z, z + ONE);
      FloatVector g = load(q.z, z + 2 * ONE);
      FloatVector o = load(q.z, z + 3 * ONE);
      FloatVector dh = load(q.dh, state).add(load(d.data(), out));
      FloatVector dot = dh.mul(o).mul(load(q.tanh, tanh));
      FloatVector dzo = dot.sub(dot.mul(o)); // dh * tanh(c') * o * (1 - o)
      FloatVector dc = load(q.dc, state).add(dzo.mul(po));
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
      state += q.width;
      out += d.stride();
    }
  }

  @Override
  public List<FastLayer.Gradient> gradients(RecurrentRoom room) {
    if (at < 0) {
      return List.of();
    }
    float[] sums = new float[3 * width];
    return IntStream.range(0, layout.panels())
        .<FastLayer.Gradient>mapToObj(panel -> g -> find(room, panel, sums, g))
        .toList();
  }

  private void find(RecurrentRoom q, int panel, float[] sums, float[] gradients) {
    int rows = q.steps * q.rows;
    int z = q.gates(panel, 0, 0);
    int u = panel * ONE;
    int before = q.memory(q.before(0), 0) + u;
    int after = q.memory(q.after(0), 0) + u;
    sum(q.z, z, q.c, before, q.width, rows, sums, u);
    sum(q.z, z + ONE, q.c, before, q.width, rows, sums, width + u);
    sum(q.z, z + 3 * ONE, q.c, after, q.width, rows, sums, 2 * width + u);
    int units = layout.count(panel, 0);
    for (int gate = 0; gate < 3; gate++) {
      System.arraycopy(sums, gate * width + u, gradients, at + gate * layout.units() + u, units);
    }
  }

  /** The sum of {@code dz * c} over all rows, in their order. */
  private static void sum(
      float[] z, int at, float[] c, int memory, int width, int rows, float[] to, int place) {
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int row = 0; row < rows; row++, at += PANEL, memory += width) {
      sum = load(z, at).fma(load(c, memory), sum);
    }
    sum.intoArray(to, place);
  }
}
