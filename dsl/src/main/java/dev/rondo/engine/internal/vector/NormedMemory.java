package dev.rondo.engine.internal.vector;

import static dev.rondo.engine.internal.vector.Lanes.ONE;
import static dev.rondo.engine.internal.vector.Lanes.PANEL;
import static dev.rondo.engine.internal.vector.Lanes.SPECIES;
import static dev.rondo.engine.internal.vector.Tiles.load;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/** {@code h' = o * tanh(LN(c'; gc) + bc)} on a batch, and the way back to c'. */
final class NormedMemory {

  private final NormRoom room;
  private final int units;
  private final int width;

  /** c', then normalised; the gradient by c' on the way back. */
  final RowNorm rows;

  /** The gradient by {@code LN(c'; gc) + bc}. */
  private final float[] dShown;

  private final float[] sums;

  NormedMemory(NormRoom room, int all, boolean kept) {
    this.room = room;
    units = room.layer().units;
    width = room.width;
    rows = new RowNorm(all, width, room.norm.memoryBlocks(), kept);
    dShown = new float[rows.d.length];
    sums = new float[2 * width];
  }

  /** From the memories after step t and the gates o to the hidden states. */
  void show(int t, Part part) {
    int first = room.row(t, part.from());
    for (int row = part.from(); row < part.to(); row++) {
      int c = room.memory(room.after(t), row);
      System.arraycopy(room.c, c, rows.y, room.row(t, row) * width, width);
    }
    rows.forward(first, first + part.rows());
    for (int u = 0; u < width; u += ONE) {
      int tanh = room.tanh(t, part.from()) + u;
      int o = room.gates(u / ONE, t, part.from()) + 3 * ONE;
      int h = room.state(room.after(t), part.from()) + u;
      scale(first * width + u, u, tanh, part.rows());
      Curves.tanh(room.tanh, tanh, width, room.tanh, tanh, width, part.rows());
      FastLstm.show(room.z, o, room.tanh, tanh, width, room.a, h, room.stride, part.rows());
    }
  }

  private void scale(int from, int u, int to, int count) {
    FloatVector gain = load(room.norm.memory, u);
    FloatVector shift = load(room.norm.shift, u);
    for (int r = 0; r < count; r++, from += width, to += width) {
      gain.fma(load(rows.y, from), shift).intoArray(room.tanh, to);
    }
  }

  /** From the gradient by the hidden states after step t to that by the memories. */
  void back(int t, Part part, Rows d) {
    int first = room.row(t, part.from());
    for (int u = 0; u < width; u += ONE) {
      int out = d.at(t * room.rows + part.from()) + u;
      back(u, first * width + u, t, part, d.data(), out, d.stride());
    }
    rows.back(first, first + part.rows());
  }

  private void back(int u, int to, int t, Part part, float[] d, int out, int stride) {
    FloatVector gain = load(room.norm.memory, u);
    int o = room.gates(u / ONE, t, part.from()) + 3 * ONE;
    int tanh = room.tanh(t, part.from()) + u;
    int state = part.from() * width + u;
    for (int row = part.from(); row < part.to(); row++) {
      FloatVector tc = load(room.tanh, tanh);
      FloatVector dho = load(room.dh, state).add(load(d, out)).mul(load(room.z, o));
      FloatVector shown = dho.sub(dho.mul(tc).mul(tc)); // dh * o * (1 - tanh^2)
      shown.intoArray(dShown, to);
      shown.mul(gain).intoArray(rows.d, to);
      o += PANEL;
      tanh += width;
      state += width;
      out += stride;
      to += width;
    }
  }

  /** No gradient reaches gc and bc from a padded step. */
  void drop(int t, Frame frame, Part part) {
    for (int n = part.from(); n < part.end(frame); n++) {
      if (frame.isPadding(n, t)) {
        int at = room.row(t, n) * width;
        Arrays.fill(dShown, at, at + width, 0);
      }
    }
  }

  /** The gradients of gc and bc. */
  void find(float[] gradients) {
    for (int u = 0; u < width; u += ONE) {
      sum(u);
    }
    System.arraycopy(sums, 0, gradients, room.norm.memoryAt, units);
    System.arraycopy(sums, width, gradients, room.norm.shiftAt, units);
  }

  private void sum(int u) {
    FloatVector gain = FloatVector.zero(SPECIES);
    FloatVector shift = FloatVector.zero(SPECIES);
    for (int at = u; at < dShown.length; at += width) {
      FloatVector d = load(dShown, at);
      gain = d.fma(load(rows.y, at), gain);
      shift = shift.add(d);
    }
    gain.intoArray(sums, u);
    shift.intoArray(sums, width + u);
  }
}
