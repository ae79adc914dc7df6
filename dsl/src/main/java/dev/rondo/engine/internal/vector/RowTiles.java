package dev.rondo.engine.internal.vector;

import static dev.rondo.engine.internal.vector.Lanes.ONE;
import static dev.rondo.engine.internal.vector.Lanes.PANEL;
import static dev.rondo.engine.internal.vector.Lanes.SPECIES;
import static dev.rondo.engine.internal.vector.Tiles.load;

import jdk.incubator.vector.FloatVector;

/** The gates' sums of a single row, bound by how fast the weights come out of the cache. */
final class RowTiles {

  private RowTiles() {}

  /** The sums of the first row of a panel; an input of mostly zeros costs what its others cost. */
  static void sums(RecurrentRoom room, int panel) {
    FastRecurrent layer = room.layer();
    GateLayout layout = layer.layout;
    float[] w = layer.forward;
    int from = room.state(room.before(0), 0);
    int to = room.gates(panel, 0, 0);
    int at = panel * layer.panelLength();
    int stateFloats = layout.state().floats();
    int x = at + layer.stateColumns * stateFloats;
    if (layout.together()) {
      four(room.a, from, layer.stateColumns, w, at, room.z, to, false);
    } else {
      three(room.a, from, layer.stateColumns, w, at, room.z, to + ONE, 0);
    }
    int ins = from + layer.stateColumns;
    boolean fresh = !layout.together();
    int run = 0;
    for (int k = 0; k < layer.inputColumns; k += run) {
      run = 0;
      while (k + run < layer.inputColumns && room.a[ins + k + run] == 0) {
        run++;
      }
      k += run;
      run = 0;
      while (k + run < layer.inputColumns && room.a[ins + k + run] != 0) {
        run++;
      }
      if (layout.together()) {
        four(room.a, ins + k, run, w, x + k * PANEL, room.z, to, true);
      } else {
        three(room.a, ins + k, run, w, x + k * layout.input().floats(), room.z, to, fresh ? 2 : 3);
        fresh = false;
      }
    }
  }

  private static void four(
      float[] a, int ao, int length, float[] b, int bo, float[] c, int co, boolean add) {
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector c0 = add ? load(c, co) : zero;
    FloatVector c1 = add ? load(c, co + ONE) : zero;
    FloatVector c2 = add ? load(c, co + 2 * ONE) : zero;
    FloatVector c3 = add ? load(c, co + 3 * ONE) : zero;
    for (int k = 0; k < length; k++, bo += PANEL) {
      FloatVector q = FloatVector.broadcast(SPECIES, a[ao + k]);
      c0 = q.fma(load(b, bo), c0);
      c1 = q.fma(load(b, bo + ONE), c1);
      c2 = q.fma(load(b, bo + 2 * ONE), c2);
      c3 = q.fma(load(b, bo + 3 * ONE), c3);
    }
    c0.intoArray(c, co);
    c1.intoArray(c, co + ONE);
    c2.intoArray(c, co + 2 * ONE);
    c3.intoArray(c, co + 3 * ONE);
  }

  /** Adds to the last {@code added} of three vectors. */
  private static void three(
      float[] a, int ao, int length, float[] b, int bo, float[] c, int co, int added) {
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector c0 = added == 3 ? load(c, co) : zero;
    FloatVector c1 = added >= 2 ? load(c, co + ONE) : zero;
    FloatVector c2 = added >= 2 ? load(c, co + 2 * ONE) : zero;
    for (int k = 0; k < length; k++, bo += 3 * ONE) {
      FloatVector q = FloatVector.broadcast(SPECIES, a[ao + k]);
      c0 = q.fma(load(b, bo), c0);
      c1 = q.fma(load(b, bo + ONE), c1);
      c2 = q.fma(load(b, bo + 2 * ONE), c2);
    }
    c0.intoArray(c, co);
    c1.intoArray(c, co + ONE);
    c2.intoArray(c, co + 2 * ONE);
  }
}
