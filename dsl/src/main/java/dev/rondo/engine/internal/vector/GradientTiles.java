package dev.rondo.engine.internal.vector;

import static dev.rondo.engine.internal.vector.Lanes.ONE;
import static dev.rondo.engine.internal.vector.Lanes.SPECIES;
import static dev.rondo.engine.internal.vector.Tiles.load;

import jdk.incubator.vector.FloatVector;

/**
 * A weight's gradient, {@code G += A' D}: four columns of A by up to four vectors of D stay in
 * registers while the sum runs over a block of rows.
 */
final class GradientTiles {

  /** Rows that are summed before the sum is put away; a block of D then stays in the cache. */
  private static final int BLOCK = 128;

  private GradientTiles() {}

  /**
   * Adds the gradient of one panel.
   *
   * @param a holds A, {@code [rows, k]}; its row r begins at {@code ao + r * lda}
   * @param d holds D; its row r begins at {@code d0 + r * ldd}
   * @param last where in a row the last of its vectors lies; the others stand in turn from 0
   * @param vectors how many vectors of D take part, 1 to 4
   * @param g holds G, a row of {@code ldg} floats for each column of A
   */
  static void add(
      float[] a,
      int ao,
      int lda,
      int k,
      int rows,
      float[] d,
      int d0,
      int ldd,
      int vectors,
      int last,
      float[] g,
      int go,
      int ldg) {
    for (int from = 0; from < rows; from += BLOCK) {
      int count = Math.min(BLOCK, rows - from);
      int a0 = ao + from * lda;
      int at = d0 + from * ldd;
      int j = 0;
      for (; j + 4 <= k; j += 4) {
        int to = go + j * ldg;
        switch (vectors) {
          case 4 -> four(a, a0 + j, lda, count, d, at, ldd, last, g, to, ldg);
          case 3 -> three(a, a0 + j, lda, count, d, at, ldd, last, g, to, ldg);
          case 2 -> {
            one(a, a0 + j, lda, count, d, at, ldd, g, to, ldg);
            one(a, a0 + j, lda, count, d, at + last, ldd, g, to + last, ldg);
          }
          default -> one(a, a0 + j, lda, count, d, at, ldd, g, to, ldg);
        }
      }
      for (; j < k; j++) {
        for (int v = 0; v < vectors; v++) {
          int vector = v == vectors - 1 ? last : v * ONE;
          single(a, a0 + j, lda, count, d, at + vector, ldd, g, go + j * ldg + vector);
        }
      }
    }
  }

  private static void four(
      float[] a,
      int ao,
      int lda,
      int rows,
      float[] d,
      int at,
      int ldd,
      int last,
      float[] g,
      int g0,
      int ldg) {
    int g1 = g0 + ldg;
    int g2 = g1 + ldg;
    int g3 = g2 + ldg;
    FloatVector c00 = load(g, g0);
    FloatVector c01 = load(g, g0 + ONE);
    FloatVector c02 = load(g, g0 + 2 * ONE);
    FloatVector c03 = load(g, g0 + last);
    FloatVector c10 = load(g, g1);
    FloatVector c11 = load(g, g1 + ONE);
    FloatVector c12 = load(g, g1 + 2 * ONE);
    FloatVector c13 = load(g, g1 + last);
    FloatVector c20 = load(g, g2);
    FloatVector c21 = load(g, g2 + ONE);
    FloatVector c22 = load(g, g2 + 2 * ONE);
    FloatVector c23 = load(g, g2 + last);
    FloatVector c30 = load(g, g3);
    FloatVector c31 = load(g, g3 + ONE);
    FloatVector c32 = load(g, g3 + 2 * ONE);
    FloatVector c33 = load(g, g3 + last);
    for (int r = 0; r < rows; r++, ao += lda, at += ldd) {
      FloatVector d0 = load(d, at);
      FloatVector d1 = load(d, at + ONE);
      FloatVector d2 = load(d, at + 2 * ONE);
      FloatVector d3 = load(d, at + last);
      FloatVector q = FloatVector.broadcast(SPECIES, a[ao]);
      c00 = q.fma(d0, c00);
      c01 = q.fma(d1, c01);
      c02 = q.fma(d2, c02);
      c03 = q.fma(d3, c03);
      q = FloatVector.broadcast(SPECIES, a[ao + 1]);
      c10 = q.fma(d0, c10);
      c11 = q.fma(d1, c11);
      c12 = q.fma(d2, c12);
      c13 = q.fma(d3, c13);
      q = FloatVector.broadcast(SPECIES, a[ao + 2]);
      c20 = q.fma(d0, c20);
      c21 = q.fma(d1, c21);
      c22 = q.fma(d2, c22);
      c23 = q.fma(d3, c23);
      q = FloatVector.broadcast(SPECIES, a[ao + 3]);
      c30 = q.fma(d0, c30);
      c31 = q.fma(d1, c31);
      c32 = q.fma(d2, c32);
      c33 = q.fma(d3, c33);
    }
    c00.intoArray(g, g0);
    c01.intoArray(g, g0 + ONE);
    c02.intoArray(g, g0 + 2 * ONE);
    c03.intoArray(g, g0 + last);
    c10.intoArray(g, g1);
    c11.intoArray(g, g1 + ONE);
    c12.intoArray(g, g1 + 2 * ONE);
    c13.intoArray(g, g1 + last);
    c20.intoArray(g, g2);
    c21.intoArray(g, g2 + ONE);
    c22.intoArray(g, g2 + 2 * ONE);
    c23.intoArray(g, g2 + last);
    c30.intoArray(g, g3);
    c31.intoArray(g, g3 + ONE);
    c32.intoArray(g, g3 + 2 * ONE);
    c33.intoArray(g, g3 + last);
  }

  private static void three(
      float[] a,
      int ao,
      int lda,
      int rows,
      float[] d,
      int at,
      int ldd,
      int last,
      float[] g,
      int g0,
      int ldg) {
    int g1 = g0 + ldg;
    int g2 = g1 + ldg;
    int g3 = g2 + ldg;
    FloatVector c00 = load(g, g0);
    FloatVector c01 = load(g, g0 + ONE);
    FloatVector c02 = load(g, g0 + last);
    FloatVector c10 = load(g, g1);
    FloatVector c11 = load(g, g1 + ONE);
    FloatVector c12 = load(g, g1 + last);
    FloatVector c20 = load(g, g2);
    FloatVector c21 = load(g, g2 + ONE);
    FloatVector c22 = load(g, g2 + last);
    FloatVector c30 = load(g, g3);
    FloatVector c31 = load(g, g3 + ONE);
    FloatVector c32 = load(g, g3 + last);
    for (int r = 0; r < rows; r++, ao += lda, at += ldd) {
      FloatVector d0 = load(d, at);
      FloatVector d1 = load(d, at + ONE);
      FloatVector d2 = load(d, at + last);
      FloatVector q = FloatVector.broadcast(SPECIES, a[ao]);
      c00 = q.fma(d0, c00);
      c01 = q.fma(d1, c01);
      c02 = q.fma(d2, c02);
      q = FloatVector.broadcast(SPECIES, a[ao + 1]);
      c10 = q.fma(d0, c10);
      c11 = q.fma(d1, c11);
      c12 = q.fma(d2, c12);
      q = FloatVector.broadcast(SPECIES, a[ao + 2]);
      c20 = q.fma(d0, c20);
      c21 = q.fma(d1, c21);
      c22 = q.fma(d2, c22);
      q = FloatVector.broadcast(SPECIES, a[ao + 3]);
      c30 = q.fma(d0, c30);
      c31 = q.fma(d1, c31);
      c32 = q.fma(d2, c32);
    }
    c00.intoArray(g, g0);
    c01.intoArray(g, g0 + ONE);
    c02.intoArray(g, g0 + last);
    c10.intoArray(g, g1);
    c11.intoArray(g, g1 + ONE);
    c12.intoArray(g, g1 + last);
    c20.intoArray(g, g2);
    c21.intoArray(g, g2 + ONE);
    c22.intoArray(g, g2 + last);
    c30.intoArray(g, g3);
    c31.intoArray(g, g3 + ONE);
    c32.intoArray(g, g3 + last);
  }

  private static void one(
      float[] a,
      int ao,
      int lda,
      int rows,
      float[] d,
      int at,
      int ldd,
      float[] g,
      int g0,
      int ldg) {
    FloatVector c0 = load(g, g0);
    FloatVector c1 = load(g, g0 + ldg);
    FloatVector c2 = load(g, g0 + 2 * ldg);
    FloatVector c3 = load(g, g0 + 3 * ldg);
    for (int r = 0; r < rows; r++, ao += lda, at += ldd) {
      FloatVector v = load(d, at);
      c0 = v.fma(FloatVector.broadcast(SPECIES, a[ao]), c0);
      c1 = v.fma(FloatVector.broadcast(SPECIES, a[ao + 1]), c1);
      c2 = v.fma(FloatVector.broadcast(SPECIES, a[ao + 2]), c2);
      c3 = v.fma(FloatVector.broadcast(SPECIES, a[ao + 3]), c3);
    }
    c0.intoArray(g, g0);
    c1.intoArray(g, g0 + ldg);
    c2.intoArray(g, g0 + 2 * ldg);
    c3.intoArray(g, g0 + 3 * ldg);
  }

  private static void single(
      float[] a, int ao, int lda, int rows, float[] d, int at, int ldd, float[] g, int go) {
    FloatVector c = load(g, go);
    for (int r = 0; r < rows; r++, ao += lda, at += ldd) {
      c = load(d, at).fma(FloatVector.broadcast(SPECIES, a[ao]), c);
    }
    c.intoArray(g, go);
  }
}
