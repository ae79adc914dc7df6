package dev.rondo.engine.internal.vector;

import static dev.rondo.engine.internal.vector.Lanes.ONE;
import static dev.rondo.engine.internal.vector.Lanes.PANEL;
import static dev.rondo.engine.internal.vector.Tiles.load;

import java.util.List;
import jdk.incubator.vector.FloatVector;

/**
 * The equations of {@code layer.GruCell}, reset before the product; a panel holds x's part of n
 * (then n), r and z. A {@link ResetBeforeRoom} goes from one part of a step to the next.
 */
final class FastResetBefore implements FastCell {

  private final GateLayout layout;

  /** Whn. */
  final PackedMatrix weights;

  FastResetBefore(GateLayout layout, PackedMatrix weights) {
    this.layout = layout;
    this.weights = weights;
  }

  @Override
  public GateLayout layout() {
    return layout;
  }

  @Override
  public boolean hasMemory() {
    return false;
  }

  @Override
  public List<FastLayer.Packing> packings() {
    return weights.packings();
  }

  @Override
  public List<FastLayer.Packing> packingsBack() {
    return weights.packingsTransposed();
  }

  @Override
  public RecurrentRoom room(FastRecurrent layer, int rows, int steps, boolean kept) {
    return new ResetBeforeRoom(layer, this, rows, steps, kept);
  }

  /** From the sums of r and z to what the product of n sees of h. */
  static void reset(ResetBeforeRoom q, int panel, int t, Part part) {
    int z = q.gates(panel, t, part.from());
    int h = q.state(q.before(t), part.from()) + panel * ONE;
    int to = q.gated(t, part.from()) + panel * ONE;
    Curves.sigmoid(q.z, z + ONE, PANEL, part.rows());
    Curves.sigmoid(q.z, z + 2 * ONE, PANEL, part.rows());
    multiply(q.z, z + ONE, q.seen, h, q.stride, q.gated, to, q.width, part.rows());
  }

  /** {@code r * h} */
  private static void multiply(
      float[] z, int at, float[] h, int before, int stride, float[] to, int go, int w, int rows) {
    for (int row = 0; row < rows; row++, at += PANEL, before += stride, go += w) {
      load(z, at).mul(load(h, before)).intoArray(to, go);
    }
  }

  /** From {@code (r * h) Whn} to the state after step t. */
  @Override
  public void forward(RecurrentRoom any, int panel, int t, Part part) {
    ResetBeforeRoom q = (ResetBeforeRoom) any;
    int z = q.gates(panel, t, part.from());
    add(q.own, part.from() * q.width + panel * ONE, q.width, q.z, z, part.rows());
    Curves.tanh(q.z, z, PANEL, q.z, z, PANEL, part.rows());
    int before = q.state(q.before(t), part.from()) + panel * ONE;
    int after = q.state(q.after(t), part.from()) + panel * ONE;
    FastGru.mix(q.z, z, q.a, before, after, q.stride, part.rows());
  }

  private static void add(float[] own, int from, int width, float[] z, int at, int rows) {
    for (int row = 0; row < rows; row++, at += PANEL, from += width) {
      load(z, at).add(load(own, from)).intoArray(z, at);
    }
  }

  /** To the gradients by the sums of n and z. */
  @Override
  public void backward(RecurrentRoom any, int panel, int t, Part part, Rows d) {
    ResetBeforeRoom q = (ResetBeforeRoom) any;
    int at = q.gates(panel, t, part.from());
    int before = q.state(q.before(t), part.from()) + panel * ONE;
    int state = part.from() * q.width + panel * ONE;
    int own = q.gated(t, part.from()) + panel * ONE;
    int out = d.at(t * q.rows + part.from()) + panel * ONE;
    for (int row = part.from(); row < part.to(); row++) {
      FloatVector n = load(q.z, at);
      FloatVector z = load(q.z, at + 2 * ONE);
      FloatVector dh = load(q.dh, state).add(load(d.data(), out));
      FloatVector dhz = dh.mul(z);
      FloatVector keep = dh.sub(dhz); // dh * (1 - z)
      FloatVector dn = keep.sub(keep.mul(n).mul(n));
      dn.intoArray(q.z, at);
      dn.intoArray(q.dCandidate, own);
      keep.mul(z).mul(load(q.a, before).sub(n)).intoArray(q.z, at + 2 * ONE);
      dhz.intoArray(q.dh, state);
      at += PANEL;
      before += q.stride;
      state += q.width;
      own += q.width;
      out += d.stride();
    }
  }

  /** From the gradient by {@code r * h} to that by r's sum, and to that by h in its place. */
  static void backToReset(ResetBeforeRoom q, int panel, int t, Part part) {
    int at = q.gates(panel, t, part.from()) + ONE;
    int before = q.state(q.before(t), part.from()) + panel * ONE;
    int own = part.from() * q.width + panel * ONE;
    for (int row = part.from(); row < part.to(); row++) {
      FloatVector r = load(q.z, at);
      FloatVector d = load(q.own, own);
      FloatVector dh = d.mul(r);
      FloatVector dr = dh.mul(load(q.seen, before));
      dr.sub(dr.mul(r)).intoArray(q.z, at); // d * h * r * (1 - r)
      dh.intoArray(q.own, own);
      at += PANEL;
      before += q.stride;
      own += q.width;
    }
  }
}
