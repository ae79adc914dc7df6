package dev.rondo.engine.internal.vector;

import static dev.rondo.engine.internal.vector.Lanes.ONE;
import static dev.rondo.engine.internal.vector.Lanes.SPECIES;
import static dev.rondo.engine.internal.vector.Tiles.load;

import jdk.incubator.vector.FloatVector;

/** A tile for the two gates that see h where the third sees it after the reset. */
final class PairTiles {

  private PairTiles() {}

  /** Four rows by two vectors, {@code C = A B}; B's rows stand two vectors apart. */
  static void two(
      float[] a, int ao, int lda, int length, float[] b, int bo, float[] c, int co, int ldc) {
    FloatVector c00 = FloatVector.zero(SPECIES);
    FloatVector c01 = c00;
    FloatVector c10 = c00;
    FloatVector c11 = c00;
    FloatVector c20 = c00;
    FloatVector c21 = c00;
    FloatVector c30 = c00;
    FloatVector c31 = c00;
    int a1 = ao + lda;
    int a2 = a1 + lda;
    int a3 = a2 + lda;
    for (int k = 0; k < length; k++, bo += 2 * ONE) {
      FloatVector b0 = load(b, bo);
      FloatVector b1 = load(b, bo + ONE);
      FloatVector q = FloatVector.broadcast(SPECIES, a[ao + k]);
      c00 = q.fma(b0, c00);
      c01 = q.fma(b1, c01);
      q = FloatVector.broadcast(SPECIES, a[a1 + k]);
      c10 = q.fma(b0, c10);
      c11 = q.fma(b1, c11);
      q = FloatVector.broadcast(SPECIES, a[a2 + k]);
      c20 = q.fma(b0, c20);
      c21 = q.fma(b1, c21);
      q = FloatVector.broadcast(SPECIES, a[a3 + k]);
      c30 = q.fma(b0, c30);
      c31 = q.fma(b1, c31);
    }
    c00.intoArray(c, co);
    c01.intoArray(c, co + ONE);
    c10.intoArray(c, co + ldc);
    c11.intoArray(c, co + ldc + ONE);
    c20.intoArray(c, co + 2 * ldc);
    c21.intoArray(c, co + 2 * ldc + ONE);
    c30.intoArray(c, co + 3 * ldc);
    c31.intoArray(c, co + 3 * ldc + ONE);
  }
}
