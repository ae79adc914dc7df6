package dev.rondo.engine.internal.vector;

import static dev.rondo.engine.internal.vector.Lanes.ONE;
import static dev.rondo.engine.internal.vector.Lanes.PANEL;
import static dev.rondo.engine.internal.vector.Lanes.SPECIES;
import static dev.rondo.engine.internal.vector.Tiles.load;

import jdk.incubator.vector.FloatVector;

/**
 * The gates of four rows before their functions, {@code x Wx + h Wh + b}, summed in registers from
 * both products at once; a panel holds one vector of units, each of its four gates in turn.
 */
final class GateTiles {

  private GateTiles() {}

  /** Adds the product of four rows with three packed vectors; the last goes to {@code last}. */
  static void three(
      float[] a, int ao, int lda, int length, float[] w, int wo, float[] z, int z0, int last) {
    int z1 = z0 + PANEL;
    int z2 = z1 + PANEL;
    int z3 = z2 + PANEL;
    FloatVector r0 = load(z, z0);
    FloatVector u0 = load(z, z0 + ONE);
    FloatVector n0 = load(z, z0 + last);
    FloatVector r1 = load(z, z1);
    FloatVector u1 = load(z, z1 + ONE);
    FloatVector n1 = load(z, z1 + last);
    FloatVector r2 = load(z, z2);
    FloatVector u2 = load(z, z2 + ONE);
    FloatVector n2 = load(z, z2 + last);
    FloatVector r3 = load(z, z3);
    FloatVector u3 = load(z, z3 + ONE);
    FloatVector n3 = load(z, z3 + last);
    int a1 = ao + lda;
    int a2 = a1 + lda;
    int a3 = a2 + lda;
    for (int k = 0; k < length; k++, wo += 3 * ONE) {
      FloatVector w0 = load(w, wo);
      FloatVector w1 = load(w, wo + ONE);
      FloatVector w2 = load(w, wo + 2 * ONE);
      FloatVector q = FloatVector.broadcast(SPECIES, a[ao + k]);
      r0 = q.fma(w0, r0);
      u0 = q.fma(w1, u0);
      n0 = q.fma(w2, n0);
      q = FloatVector.broadcast(SPECIES, a[a1 + k]);
      r1 = q.fma(w0, r1);
      u1 = q.fma(w1, u1);
      n1 = q.fma(w2, n1);
      q = FloatVector.broadcast(SPECIES, a[a2 + k]);
      r2 = q.fma(w0, r2);
      u2 = q.fma(w1, u2);
      n2 = q.fma(w2, n2);
      q = FloatVector.broadcast(SPECIES, a[a3 + k]);
      r3 = q.fma(w0, r3);
      u3 = q.fma(w1, u3);
      n3 = q.fma(w2, n3);
    }
    r0.intoArray(z, z0);
    u0.intoArray(z, z0 + ONE);
    n0.intoArray(z, z0 + last);
    r1.intoArray(z, z1);
    u1.intoArray(z, z1 + ONE);
    n1.intoArray(z, z1 + last);
    r2.intoArray(z, z2);
    u2.intoArray(z, z2 + ONE);
    n2.intoArray(z, z2 + last);
    r3.intoArray(z, z3);
    u3.intoArray(z, z3 + ONE);
    n3.intoArray(z, z3 + last);
  }
}
