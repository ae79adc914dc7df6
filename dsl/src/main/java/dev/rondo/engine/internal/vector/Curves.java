package dev.rondo.engine.internal.vector;

import static dev.rondo.engine.internal.vector.Lanes.SPECIES;
import static dev.rondo.engine.internal.vector.Tiles.load;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * The functions of the gates, for one vector of each of some rows: the hyperbolic tangent as a
 * quotient of polynomials of degree 13 and 6, within 2.2e-7 of the true value; beyond ±7.905 it is
 * 1 in float precision.
 *
 * <p>Each is a loop from array to array. A method that took a vector and gave one would be called,
 * with vectors as objects and at ten times the cost, wherever HotSpot's compiler had found its code
 * too long to inline. The constants are vectors already: made where they are used, they were found
 * to be objects, new at each call.
 */
final class Curves {

  private static final float CLAMP = 7.90531110763549805f;
  private static final FloatVector P13 = all(-2.76076847742355e-16f);
  private static final FloatVector P11 = all(2.00018790482477e-13f);
  private static final FloatVector P9 = all(-8.60467152213735e-11f);
  private static final FloatVector P7 = all(5.12229709037114e-08f);
  private static final FloatVector P5 = all(1.48572235717979e-05f);
  private static final FloatVector P3 = all(6.37261928875436e-04f);
  private static final FloatVector P1 = all(4.89352455891786e-03f);
  private static final FloatVector Q6 = all(1.19825839466702e-06f);
  private static final FloatVector Q4 = all(1.18534705686654e-04f);
  private static final FloatVector Q2 = all(2.26843463243900e-03f);
  private static final FloatVector Q0 = all(4.89352518554385e-03f);

  // Those of tanh(x / 2) / 2: each divided by a power of two, which rounds nothing.
  private static final FloatVector S13 = all(-2.76076847742355e-16f / (1 << 14));
  private static final FloatVector S11 = all(2.00018790482477e-13f / (1 << 12));
  private static final FloatVector S9 = all(-8.60467152213735e-11f / (1 << 10));
  private static final FloatVector S7 = all(5.12229709037114e-08f / (1 << 8));
  private static final FloatVector S5 = all(1.48572235717979e-05f / (1 << 6));
  private static final FloatVector S3 = all(6.37261928875436e-04f / (1 << 4));
  private static final FloatVector S1 = all(4.89352455891786e-03f / (1 << 2));
  private static final FloatVector T6 = all(1.19825839466702e-06f / (1 << 6));
  private static final FloatVector T4 = all(1.18534705686654e-04f / (1 << 4));
  private static final FloatVector T2 = all(2.26843463243900e-03f / (1 << 2));
  private static final FloatVector HALF = all(0.5f);

  private Curves() {}

  /**
   * {@code y = tanh(x)}
   *
   * @param at where x's first row begins, and {@code apart} floats on its next
   * @param to where y's first row begins, and {@code yApart} floats on its next
   */
  static void tanh(float[] x, int at, int apart, float[] y, int to, int yApart, int rows) {
    for (int row = 0; row < rows; row++, at += apart, to += yApart) {
      FloatVector c = load(x, at).min(CLAMP).max(-CLAMP);
      FloatVector s = c.mul(c);
      FloatVector p = s.fma(P13, P11);
      FloatVector q = s.fma(Q6, Q4);
      p = p.fma(s, P9).fma(s, P7).fma(s, P5);
      q = q.fma(s, Q2).fma(s, Q0);
      p = p.fma(s, P3).fma(s, P1).mul(c);
      p.div(q).intoArray(y, to);
    }
  }

  /** {@code x = 1 / (1 + exp(-x)) = (1 + tanh(x / 2)) / 2} in place. */
  static void sigmoid(float[] x, int at, int apart, int rows) {
    for (int row = 0; row < rows; row++, at += apart) {
      FloatVector c = load(x, at).min(2 * CLAMP).max(-2 * CLAMP);
      FloatVector s = c.mul(c);
      FloatVector p = s.fma(S13, S11);
      FloatVector q = s.fma(T6, T4);
      p = p.fma(s, S9).fma(s, S7);
      q = q.fma(s, T2).fma(s, Q0);
      p = p.fma(s, S5).fma(s, S3);
      p = p.fma(s, S1).mul(c);
      p.div(q).add(HALF).intoArray(x, at);
    }
  }

  /** {@code y = max(x, 0)} in the same way. */
  static void relu(float[] x, int at, int apart, float[] y, int to, int yApart, int rows) {
    for (int row = 0; row < rows; row++, at += apart, to += yApart) {
      load(x, at).max(0).intoArray(y, to);
    }
  }

  /** One where y is above zero, else zero. */
  static FloatVector step(FloatVector y) {
    FloatVector zero = FloatVector.zero(SPECIES);
    return zero.blend(1, y.compare(VectorOperators.GT, zero));
  }

  private static FloatVector all(float value) {
    return FloatVector.broadcast(SPECIES, value);
  }
}
