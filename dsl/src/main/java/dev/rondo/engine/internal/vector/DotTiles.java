package dev.rondo.engine.internal.vector;

import static dev.rondo.engine.internal.vector.Lanes.ONE;
import static dev.rondo.engine.internal.vector.Lanes.SPECIES;
import static dev.rondo.engine.internal.vector.Tiles.load;

import jdk.incubator.vector.FloatVector;

/**
 * Products of rows with a single column, and their gradient: vectors lie along the rows, where a
 * tile's would hold one number and nothing else.
 */
final class DotTiles {

  private DotTiles() {}

  /**
   * {@code y = x w} for four rows.
   *
   * @param x four rows, {@code ldx} floats apart
   * @param k how many numbers of a row count, a multiple of a vector
   * @param w the column, from {@code wo} on
   * @param sums room for a vector of each row
   */
  static void four(float[] x, int xo, int ldx, int k, float[] w, int wo, float[] sums, int at) {
    FloatVector c0 = FloatVector.zero(SPECIES);
    FloatVector c1 = FloatVector.zero(SPECIES);
    FloatVector c2 = FloatVector.zero(SPECIES);
    FloatVector c3 = FloatVector.zero(SPECIES);
    int x1 = xo + ldx;
    int x2 = x1 + ldx;
    int x3 = x2 + ldx;
    for (int j = 0; j < k; j += ONE) {
      FloatVector q = load(w, wo + j);
      c0 = q.fma(load(x, xo + j), c0);
      c1 = q.fma(load(x, x1 + j), c1);
      c2 = q.fma(load(x, x2 + j), c2);
      c3 = q.fma(load(x, x3 + j), c3);
    }
    c0.intoArray(sums, at);
    c1.intoArray(sums, at + ONE);
    c2.intoArray(sums, at + 2 * ONE);
    c3.intoArray(sums, at + 3 * ONE);
  }

  /** The sum of {@code x * y} over whole vectors. */
  static float dot(float[] x, int from, float[] y, int at, int width) {
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int j = 0; j < width; j += ONE) {
      sum = load(x, from + j).fma(load(y, at + j), sum);
    }
    float[] lanes = new float[ONE];
    sum.intoArray(lanes, 0);
    return sum(lanes, 0);
  }

  /**
   * The sum of a vector's numbers: every fourth by itself, then the four. The Vector API's own sum
   * leaves the order open, and newer JDKs make use of that.
   */
  static float sum(float[] sums, int at) {
    float s0 = sums[at];
    float s1 = sums[at + 1];
    float s2 = sums[at + 2];
    float s3 = sums[at + 3];
    for (int i = at + 4; i < at + ONE; i += 4) {
      s0 += sums[i];
      s1 += sums[i + 1];
      s2 += sums[i + 2];
      s3 += sums[i + 3];
    }
    return (s0 + s1) + (s2 + s3);
  }
}
