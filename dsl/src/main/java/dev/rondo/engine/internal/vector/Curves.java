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
 * too long to inline.
 */
final class Curves {

  private static final float CLAMP = 7.90531110763549805f;
  private static final float P13 = -2.76076847742355e-16f;
  private static final float P11 = 2.00018790482477e-13f;
  private static final float P9 = -8.60467152213735e-11f;
  private static final float P7 = 5.12229709037114e-08f;
  private static final float P5 = 1.48572235717979e-05f;
  private static final float P3 = 6.37261928875436e-04f;
  private static final float P1 = 4.89352455891786e-03f;
  private static final float Q6 = 1.19825839466702e-06f;
  private static final float Q4 = 1.18534705686654e-04f;
  private static final float Q2 = 2.26843463243900e-03f;
  private static final float Q0 = 4.89352518554385e-03f;

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
      FloatVector p = s.fma(broadcast(P13), broadcast(P11));
      FloatVector q = s.fma(broadcast(Q6), broadcast(Q4));
      p = p.fma(s, broadcast(P9)).fma(s, broadcast(P7)).fma(s, broadcast(P5));
      q = q.fma(s, broadcast(Q2)).fma(s, broadcast(Q0));
      p = p.fma(s, broadcast(P3)).fma(s, broadcast(P1)).mul(c);
      p.div(q).intoArray(y, to);
    }
  }

  /** {@code x = 1 / (1 + exp(-x)) = (1 + tanh(x / 2)) / 2} in place. */
  static void sigmoid(float[] x, int at, int apart, int rows) {
    for (int row = 0; row < rows; row++, at += apart) {
      FloatVector c = load(x, at).mul(0.5f).min(CLAMP).max(-CLAMP);
      FloatVector s = c.mul(c);
      FloatVector p = s.fma(broadcast(P13), broadcast(P11));
      FloatVector q = s.fma(broadcast(Q6), broadcast(Q4));
      p = p.fma(s, broadcast(P9)).fma(s, broadcast(P7)).fma(s, broadcast(P5));
      q = q.fma(s, broadcast(Q2)).fma(s, broadcast(Q0));
      p = p.fma(s, broadcast(P3)).fma(s, broadcast(P1)).mul(c);
      p.div(q).fma(broadcast(0.5f), broadcast(0.5f)).intoArray(x, at);
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

  private static FloatVector broadcast(float value) {
    return FloatVector.broadcast(SPECIES, value);
  }
}
