package dev.rondo.diagnose;

import java.util.function.DoubleUnaryOperator;

/** The slope of a loss along one number, by differences around its value x. */
final class Slope {

  /** The step of the plain central difference; truncation and rounding both stay near 1e-11. */
  private static final double STEP = 1e-5;

  /** The steps that tell a jump of the slope from its curvature. */
  private static final double WIDE = 1e-5;

  private static final double NARROW = 1e-6;
  private static final double NARROWEST = 1e-7;

  private final DoubleUnaryOperator loss;
  private final double x;
  private final double here;

  /**
   * A slope.
   *
   * @param loss the loss at a value of the number
   * @param x the number's value
   * @param here the loss at it
   */
  Slope(DoubleUnaryOperator loss, double x, double here) {
    this.loss = loss;
    this.x = x;
    this.here = here;
  }

  /** {@code (L(x+h) - L(x-h)) / 2h} */
  double central() {
    double h = step(STEP);
    return (at(h) - at(-h)) / (2 * h);
  }

  /** {@code (8 (L(x+h) - L(x-h)) - (L(x+2h) - L(x-2h))) / 12h}; its error shrinks with h^4. */
  double fourthOrder(double size) {
    double h = step(size / 2);
    return (8 * (at(h) - at(-h)) - (at(2 * h) - at(-2 * h))) / (12 * h);
  }

  /**
   * How much steeper the loss is on the right of x than on the left. Zero where rounding could make
   * as much; next to nothing where the slope jumps not at x but beside it.
   */
  double jump() {
    double jump = jump(WIDE, NARROW);
    if (Math.abs(jump) <= rounding(NARROW)) {
      return 0;
    }
    boolean large = Math.abs(jump) > 4 * rounding(NARROWEST);
    return large ? bend(NARROWEST) : jump;
  }

  /** From the bends at two steps, so that curvature, which grows with the step, is taken out. */
  private double jump(double wide, double narrow) {
    return (wide * bend(narrow) - narrow * bend(wide)) / (wide - narrow);
  }

  /** The one-sided difference on the right less that on the left. */
  private double bend(double size) {
    double h = step(size);
    return (at(h) - 2 * here + at(-h)) / h;
  }

  /** What rounding may do to a bend. */
  private double rounding(double size) {
    return 32 * Math.ulp(Math.max(1, Math.abs(here))) / step(size);
  }

  private double at(double distance) {
    return loss.applyAsDouble(x + distance);
  }

  /** A step that grows with x, and that x can be moved by exactly. */
  private double step(double size) {
    return x + size * Math.max(1, Math.abs(x)) - x;
  }
}
