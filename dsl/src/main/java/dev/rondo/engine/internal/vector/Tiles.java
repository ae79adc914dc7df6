package dev.rondo.engine.internal.vector;

import static dev.rondo.engine.internal.vector.Lanes.ONE;
import static dev.rondo.engine.internal.vector.Lanes.PANEL;
import static dev.rondo.engine.internal.vector.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * Products of rows with packed matrices, {@code C (+)= A B}: four rows by up to four vectors of C
 * stay in registers while the sum runs. B is packed in panels: all rows of its first four vectors
 * of columns, then of the next.
 *
 * <p>Each tile is one flat loop in a method of its own: of nested loops, or two in a row, HotSpot's
 * compiler keeps the sums in memory, and they run ten times as long.
 */
final class Tiles {

  private Tiles() {}

  /**
   * {@code C = A B}, or {@code C += A B}.
   *
   * @param a holds A; its row i begins at {@code ao + i * lda}
   * @param rows a multiple of four
   * @param k how a row of A lies
   * @param b B packed, {@code [panel][k][PANEL]}
   * @param columns the columns of C, a multiple of a vector
   * @param c holds C; its row i begins at {@code co + i * ldc}
   */
  static void multiply(
      float[] a,
      int ao,
      int lda,
      int rows,
      Stretch k,
      float[] b,
      int columns,
      float[] c,
      int co,
      int ldc,
      boolean add) {
    int segments = k.segments();
    int length = k.length();
    int apart = k.apart();
    for (int j = 0, bo = 0; j < columns; j += PANEL, bo += PANEL * segments * length) {
      int vectors = Math.min(PANEL, columns - j) / ONE;
      for (int i = 0; i < rows; i += Lanes.ROWS) {
        int to = co + i * ldc + j;
        int from = ao + i * lda;
        int at = bo;
        for (int s = 0; s < segments; s++, from += apart, at += PANEL * length) {
          some(vectors, a, from, lda, length, b, at, c, to, ldc, add || s > 0);
        }
      }
    }
  }

  /** A tile of one to four vectors; B's rows stand a panel apart. */
  static void some(
      int vectors,
      float[] a,
      int ao,
      int lda,
      int length,
      float[] b,
      int bo,
      float[] c,
      int co,
      int ldc,
      boolean add) {
    if (vectors == 4) {
      four(a, ao, lda, length, b, bo, c, co, ldc, add);
      return;
    }
    if (vectors >= 2) {
      two(a, ao, lda, length, b, bo, PANEL, c, co, ldc, add);
    }
    if (vectors % 2 == 1) {
      int v = (vectors - 1) * ONE;
      one(a, ao, lda, length, b, bo + v, c, co + v, ldc, add);
    }
  }

  /** Four rows by four vectors. */
  static void four(
      float[] a,
      int ao,
      int lda,
      int length,
      float[] b,
      int bo,
      float[] c,
      int co,
      int ldc,
      boolean add) {
    int o1 = co + ldc;
    int o2 = o1 + ldc;
    int o3 = o2 + ldc;
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector c00 = add ? load(c, co) : zero;
    FloatVector c01 = add ? load(c, co + ONE) : zero;
    FloatVector c02 = add ? load(c, co + 2 * ONE) : zero;
    FloatVector c03 = add ? load(c, co + 3 * ONE) : zero;
    FloatVector c10 = add ? load(c, o1) : zero;
    FloatVector c11 = add ? load(c, o1 + ONE) : zero;
    FloatVector c12 = add ? load(c, o1 + 2 * ONE) : zero;
    FloatVector c13 = add ? load(c, o1 + 3 * ONE) : zero;
    FloatVector c20 = add ? load(c, o2) : zero;
    FloatVector c21 = add ? load(c, o2 + ONE) : zero;
    FloatVector c22 = add ? load(c, o2 + 2 * ONE) : zero;
    FloatVector c23 = add ? load(c, o2 + 3 * ONE) : zero;
    FloatVector c30 = add ? load(c, o3) : zero;
    FloatVector c31 = add ? load(c, o3 + ONE) : zero;
    FloatVector c32 = add ? load(c, o3 + 2 * ONE) : zero;
    FloatVector c33 = add ? load(c, o3 + 3 * ONE) : zero;
    int a1 = ao + lda;
    int a2 = a1 + lda;
    int a3 = a2 + lda;
    for (int k = 0; k < length; k++, bo += PANEL) {
      FloatVector b0 = load(b, bo);
      FloatVector b1 = load(b, bo + ONE);
      FloatVector b2 = load(b, bo + 2 * ONE);
      FloatVector b3 = load(b, bo + 3 * ONE);
      FloatVector q = FloatVector.broadcast(SPECIES, a[ao + k]);
      c00 = q.fma(b0, c00);
      c01 = q.fma(b1, c01);
      c02 = q.fma(b2, c02);
      c03 = q.fma(b3, c03);
      q = FloatVector.broadcast(SPECIES, a[a1 + k]);
      c10 = q.fma(b0, c10);
      c11 = q.fma(b1, c11);
      c12 = q.fma(b2, c12);
      c13 = q.fma(b3, c13);
      q = FloatVector.broadcast(SPECIES, a[a2 + k]);
      c20 = q.fma(b0, c20);
      c21 = q.fma(b1, c21);
      c22 = q.fma(b2, c22);
      c23 = q.fma(b3, c23);
      q = FloatVector.broadcast(SPECIES, a[a3 + k]);
      c30 = q.fma(b0, c30);
      c31 = q.fma(b1, c31);
      c32 = q.fma(b2, c32);
      c33 = q.fma(b3, c33);
    }
    c00.intoArray(c, co);
    c01.intoArray(c, co + ONE);
    c02.intoArray(c, co + 2 * ONE);
    c03.intoArray(c, co + 3 * ONE);
    c10.intoArray(c, o1);
    c11.intoArray(c, o1 + ONE);
    c12.intoArray(c, o1 + 2 * ONE);
    c13.intoArray(c, o1 + 3 * ONE);
    c20.intoArray(c, o2);
    c21.intoArray(c, o2 + ONE);
    c22.intoArray(c, o2 + 2 * ONE);
    c23.intoArray(c, o2 + 3 * ONE);
    c30.intoArray(c, o3);
    c31.intoArray(c, o3 + ONE);
    c32.intoArray(c, o3 + 2 * ONE);
    c33.intoArray(c, o3 + 3 * ONE);
  }

  /**
   * Four rows by three vectors; B's rows stand three vectors apart, and the first is never added
   * to.
   */
  static void three(
      float[] a,
      int ao,
      int lda,
      int length,
      float[] b,
      int bo,
      float[] c,
      int co,
      int ldc,
      boolean add) {
    int o1 = co + ldc;
    int o2 = o1 + ldc;
    int o3 = o2 + ldc;
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector c00 = zero;
    FloatVector c01 = add ? load(c, co + ONE) : zero;
    FloatVector c02 = add ? load(c, co + 2 * ONE) : zero;
    FloatVector c10 = zero;
    FloatVector c11 = add ? load(c, o1 + ONE) : zero;
    FloatVector c12 = add ? load(c, o1 + 2 * ONE) : zero;
    FloatVector c20 = zero;
    FloatVector c21 = add ? load(c, o2 + ONE) : zero;
    FloatVector c22 = add ? load(c, o2 + 2 * ONE) : zero;
    FloatVector c30 = zero;
    FloatVector c31 = add ? load(c, o3 + ONE) : zero;
    FloatVector c32 = add ? load(c, o3 + 2 * ONE) : zero;
    int a1 = ao + lda;
    int a2 = a1 + lda;
    int a3 = a2 + lda;
    for (int k = 0; k < length; k++, bo += 3 * ONE) {
      FloatVector b0 = load(b, bo);
      FloatVector b1 = load(b, bo + ONE);
      FloatVector b2 = load(b, bo + 2 * ONE);
      FloatVector q = FloatVector.broadcast(SPECIES, a[ao + k]);
      c00 = q.fma(b0, c00);
      c01 = q.fma(b1, c01);
      c02 = q.fma(b2, c02);
      q = FloatVector.broadcast(SPECIES, a[a1 + k]);
      c10 = q.fma(b0, c10);
      c11 = q.fma(b1, c11);
      c12 = q.fma(b2, c12);
      q = FloatVector.broadcast(SPECIES, a[a2 + k]);
      c20 = q.fma(b0, c20);
      c21 = q.fma(b1, c21);
      c22 = q.fma(b2, c22);
      q = FloatVector.broadcast(SPECIES, a[a3 + k]);
      c30 = q.fma(b0, c30);
      c31 = q.fma(b1, c31);
      c32 = q.fma(b2, c32);
    }
    c00.intoArray(c, co);
    c01.intoArray(c, co + ONE);
    c02.intoArray(c, co + 2 * ONE);
    c10.intoArray(c, o1);
    c11.intoArray(c, o1 + ONE);
    c12.intoArray(c, o1 + 2 * ONE);
    c20.intoArray(c, o2);
    c21.intoArray(c, o2 + ONE);
    c22.intoArray(c, o2 + 2 * ONE);
    c30.intoArray(c, o3);
    c31.intoArray(c, o3 + ONE);
    c32.intoArray(c, o3 + 2 * ONE);
  }

  /** Four rows by two vectors; B's rows stand {@code step} floats apart. */
  static void two(
      float[] a,
      int ao,
      int lda,
      int length,
      float[] b,
      int bo,
      int step,
      float[] c,
      int co,
      int ldc,
      boolean add) {
    int o1 = co + ldc;
    int o2 = o1 + ldc;
    int o3 = o2 + ldc;
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector c00 = add ? load(c, co) : zero;
    FloatVector c01 = add ? load(c, co + ONE) : zero;
    FloatVector c10 = add ? load(c, o1) : zero;
    FloatVector c11 = add ? load(c, o1 + ONE) : zero;
    FloatVector c20 = add ? load(c, o2) : zero;
    FloatVector c21 = add ? load(c, o2 + ONE) : zero;
    FloatVector c30 = add ? load(c, o3) : zero;
    FloatVector c31 = add ? load(c, o3 + ONE) : zero;
    int a1 = ao + lda;
    int a2 = a1 + lda;
    int a3 = a2 + lda;
    for (int k = 0; k < length; k++, bo += step) {
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
    c10.intoArray(c, o1);
    c11.intoArray(c, o1 + ONE);
    c20.intoArray(c, o2);
    c21.intoArray(c, o2 + ONE);
    c30.intoArray(c, o3);
    c31.intoArray(c, o3 + ONE);
  }

  /** Four rows by one vector. */
  static void one(
      float[] a,
      int ao,
      int lda,
      int length,
      float[] b,
      int bo,
      float[] c,
      int co,
      int ldc,
      boolean add) {
    int o1 = co + ldc;
    int o2 = o1 + ldc;
    int o3 = o2 + ldc;
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector c00 = add ? load(c, co) : zero;
    FloatVector c10 = add ? load(c, o1) : zero;
    FloatVector c20 = add ? load(c, o2) : zero;
    FloatVector c30 = add ? load(c, o3) : zero;
    int a1 = ao + lda;
    int a2 = a1 + lda;
    int a3 = a2 + lda;
    for (int k = 0; k < length; k++, bo += PANEL) {
      FloatVector b0 = load(b, bo);
      FloatVector q = FloatVector.broadcast(SPECIES, a[ao + k]);
      c00 = q.fma(b0, c00);
      q = FloatVector.broadcast(SPECIES, a[a1 + k]);
      c10 = q.fma(b0, c10);
      q = FloatVector.broadcast(SPECIES, a[a2 + k]);
      c20 = q.fma(b0, c20);
      q = FloatVector.broadcast(SPECIES, a[a3 + k]);
      c30 = q.fma(b0, c30);
    }
    c00.intoArray(c, co);
    c10.intoArray(c, o1);
    c20.intoArray(c, o2);
    c30.intoArray(c, o3);
  }

  static FloatVector load(float[] from, int at) {
    return FloatVector.fromArray(SPECIES, from, at);
  }
}
