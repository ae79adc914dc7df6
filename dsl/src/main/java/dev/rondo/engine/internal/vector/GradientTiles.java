package dev.rondo.engine.internal.vector;

import static dev.rondo.engine.internal.vector.Lanes.ONE;
import static dev.rondo.engine.internal.vector.Lanes.PANEL;
import static dev.rondo.engine.internal.vector.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * A weight's gradient, {@code G += A' D}: four columns of A by up to four vectors of D stay in
 * registers while the sum runs over a block of rows.
 */
final class GradientTiles {

  /** Rows that are summed before the sum is put away; a block of D then stays in the cache. */
  private static final int BLOCK = 64;

  private GradientTiles() {}

  /**
   * Adds the gradient of one panel; the rows are taken in order, whoever calls.
   *
   * @param a holds A, {@code [rows, k]}; its row r begins at {@code ao + r * lda}
   * @param k the columns of A, a multiple of four
   * @param d holds D; its row r begins at {@code d0 + r * ldd}
   * @param vectors how many neighbouring vectors of D take part, 1 to 4
   * @param g holds G, a row of a panel for each column of A
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
      float[] g,
      int go) {
    for (int from = 0; from < rows; from += BLOCK) {
      int count = Math.min(BLOCK, rows - from);
      int at = d0 + from * ldd;
      for (int j = 0; j < k; j += Lanes.ROWS) {
        some(vectors, a, ao + from * lda + j, lda, count, d, at, ldd, g, go + j * PANEL);
      }
    }
  }

  /** {@code g = the sum of a vector of each row} */
  static void sum(float[] d, int at, int ldd, int rows, float[] g, int go) {
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int r = 0; r < rows; r++, at += ldd) {
      sum = sum.add(load(d, at));
    }
    sum.intoArray(g, go);
  }

  private static void some(
      int vectors,
      float[] a,
      int ao,
      int lda,
      int rows,
      float[] d,
      int at,
      int ldd,
      float[] g,
      int go) {
    switch (vectors) {
      case 4 -> four(a, ao, lda, rows, d, at, ldd, g, go);
      case 3 -> three(a, ao, lda, rows, d, at, ldd, g, go);
      case 2 -> two(a, ao, lda, rows, d, at, ldd, g, go);
      default -> one(a, ao, lda, rows, d, at, ldd, g, go);
    }
  }

  private static void four(
      float[] a, int ao, int lda, int rows, float[] d, int at, int ldd, float[] g, int go) {
    int g1 = go + PANEL;
    int g2 = g1 + PANEL;
    int g3 = g2 + PANEL;
    FloatVector c00 = load(g, go);
    FloatVector c01 = load(g, go + ONE);
    FloatVector c02 = load(g, go + 2 * ONE);
    FloatVector c03 = load(g, go + 3 * ONE);
    FloatVector c10 = load(g, g1);
    FloatVector c11 = load(g, g1 + ONE);
    FloatVector c12 = load(g, g1 + 2 * ONE);
    FloatVector c13 = load(g, g1 + 3 * ONE);
    FloatVector c20 = load(g, g2);
    FloatVector c21 = load(g, g2 + ONE);
    FloatVector c22 = load(g, g2 + 2 * ONE);
    FloatVector c23 = load(g, g2 + 3 * ONE);
    FloatVector c30 = load(g, g3);
    FloatVector c31 = load(g, g3 + ONE);
    FloatVector c32 = load(g, g3 + 2 * ONE);
    FloatVector c33 = load(g, g3 + 3 * ONE);
    for (int r = 0; r < rows; r++, ao += lda, at += ldd) {
      FloatVector d0 = load(d, at);
      FloatVector d1 = load(d, at + ONE);
      FloatVector d2 = load(d, at + 2 * ONE);
      FloatVector d3 = load(d, at + 3 * ONE);
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
    c00.intoArray(g, go);
    c01.intoArray(g, go + ONE);
    c02.intoArray(g, go + 2 * ONE);
    c03.intoArray(g, go + 3 * ONE);
    c10.intoArray(g, g1);
    c11.intoArray(g, g1 + ONE);
    c12.intoArray(g, g1 + 2 * ONE);
    c13.intoArray(g, g1 + 3 * ONE);
    c20.intoArray(g, g2);
    c21.intoArray(g, g2 + ONE);
    c22.intoArray(g, g2 + 2 * ONE);
    c23.intoArray(g, g2 + 3 * ONE);
    c30.intoArray(g, g3);
    c31.intoArray(g, g3 + ONE);
    c32.intoArray(g, g3 + 2 * ONE);
    c33.intoArray(g, g3 + 3 * ONE);
  }

  private static void three(
      float[] a, int ao, int lda, int rows, float[] d, int at, int ldd, float[] g, int go) {
    int g1 = go + PANEL;
    int g2 = g1 + PANEL;
    int g3 = g2 + PANEL;
    FloatVector c00 = load(g, go);
    FloatVector c01 = load(g, go + ONE);
    FloatVector c02 = load(g, go + 2 * ONE);
    FloatVector c10 = load(g, g1);
    FloatVector c11 = load(g, g1 + ONE);
    FloatVector c12 = load(g, g1 + 2 * ONE);
    FloatVector c20 = load(g, g2);
    FloatVector c21 = load(g, g2 + ONE);
    FloatVector c22 = load(g, g2 + 2 * ONE);
    FloatVector c30 = load(g, g3);
    FloatVector c31 = load(g, g3 + ONE);
    FloatVector c32 = load(g, g3 + 2 * ONE);
    for (int r = 0; r < rows; r++, ao += lda, at += ldd) {
      FloatVector d0 = load(d, at);
      FloatVector d1 = load(d, at + ONE);
      FloatVector d2 = load(d, at + 2 * ONE);
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
    c00.intoArray(g, go);
    c01.intoArray(g, go + ONE);
    c02.intoArray(g, go + 2 * ONE);
    c10.intoArray(g, g1);
    c11.intoArray(g, g1 + ONE);
    c12.intoArray(g, g1 + 2 * ONE);
    c20.intoArray(g, g2);
    c21.intoArray(g, g2 + ONE);
    c22.intoArray(g, g2 + 2 * ONE);
    c30.intoArray(g, g3);
    c31.intoArray(g, g3 + ONE);
    c32.intoArray(g, g3 + 2 * ONE);
  }

  private static void two(
      float[] a, int ao, int lda, int rows, float[] d, int at, int ldd, float[] g, int go) {
    int g1 = go + PANEL;
    int g2 = g1 + PANEL;
    int g3 = g2 + PANEL;
    FloatVector c00 = load(g, go);
    FloatVector c01 = load(g, go + ONE);
    FloatVector c10 = load(g, g1);
    FloatVector c11 = load(g, g1 + ONE);
    FloatVector c20 = load(g, g2);
    FloatVector c21 = load(g, g2 + ONE);
    FloatVector c30 = load(g, g3);
    FloatVector c31 = load(g, g3 + ONE);
    for (int r = 0; r < rows; r++, ao += lda, at += ldd) {
      FloatVector d0 = load(d, at);
      FloatVector d1 = load(d, at + ONE);
      FloatVector q = FloatVector.broadcast(SPECIES, a[ao]);
      c00 = q.fma(d0, c00);
      c01 = q.fma(d1, c01);
      q = FloatVector.broadcast(SPECIES, a[ao + 1]);
      c10 = q.fma(d0, c10);
      c11 = q.fma(d1, c11);
      q = FloatVector.broadcast(SPECIES, a[ao + 2]);
      c20 = q.fma(d0, c20);
      c21 = q.fma(d1, c21);
      q = FloatVector.broadcast(SPECIES, a[ao + 3]);
      c30 = q.fma(d0, c30);
      c31 = q.fma(d1, c31);
    }
    c00.intoArray(g, go);
    c01.intoArray(g, go + ONE);
    c10.intoArray(g, g1);
    c11.intoArray(g, g1 + ONE);
    c20.intoArray(g, g2);
    c21.intoArray(g, g2 + ONE);
    c30.intoArray(g, g3);
    c31.intoArray(g, g3 + ONE);
  }

  private static void one(
      float[] a, int ao, int lda, int rows, float[] d, int at, int ldd, float[] g, int go) {
    int g1 = go + PANEL;
    int g2 = g1 + PANEL;
    int g3 = g2 + PANEL;
    FloatVector c00 = load(g, go);
    FloatVector c10 = load(g, g1);
    FloatVector c20 = load(g, g2);
    FloatVector c30 = load(g, g3);
    for (int r = 0; r < rows; r++, ao += lda, at += ldd) {
      FloatVector d0 = load(d, at);
      FloatVector q = FloatVector.broadcast(SPECIES, a[ao]);
      c00 = q.fma(d0, c00);
      q = FloatVector.broadcast(SPECIES, a[ao + 1]);
      c10 = q.fma(d0, c10);
      q = FloatVector.broadcast(SPECIES, a[ao + 2]);
      c20 = q.fma(d0, c20);
      q = FloatVector.broadcast(SPECIES, a[ao + 3]);
      c30 = q.fma(d0, c30);
    }
    c00.intoArray(g, go);
    c10.intoArray(g, g1);
    c20.intoArray(g, g2);
    c30.intoArray(g, g3);
  }

  private static FloatVector load(float[] from, int at) {
    return FloatVector.fromArray(SPECIES, from, at);
  }
}
