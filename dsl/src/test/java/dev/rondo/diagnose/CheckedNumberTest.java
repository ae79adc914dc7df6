package dev.rondo.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.diagnose.CheckedNumber.Verdict;
import dev.rondo.layer.CounterRandom;
import dev.rondo.layer.Purpose;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** What is right, wrong or at a kink, on functions whose slopes are known. */
class CheckedNumberTest {

  private static CheckedNumber judge(DoubleUnaryOperator loss, double x, double analytic) {
    double here = loss.applyAsDouble(x);
    return CheckedNumber.of(0, analytic, new Slope(loss, x, here), Tolerance.forLoss(here));
  }

  private static Verdict verdict(DoubleUnaryOperator loss, double x, double analytic) {
    return judge(loss, x, analytic).verdict();
  }

  /** Smooth, bent, and with a slope that jumps by {@code jump} at {@code at}. */
  private static DoubleUnaryOperator bentWithJump(double jump, double at) {
    return x -> Math.sin(3 * x) + 0.3 * x * x + jump * Math.max(0, x - at);
  }

  private static double slope(double jump, double at, double x) {
    return 3 * Math.cos(3 * x) + 0.6 * x + (x > at ? jump : 0);
  }

  @Test
  void a_smooth_function_has_no_kinks_whatever_its_bend() {
    CounterRandom random = CounterRandom.keyed(3, Purpose.SPLIT);
    for (int i = 0; i < 2000; i++) {
      double bend = Math.pow(10, 4 * random.nextDouble() - 2);
      double x = 4 * random.nextDouble() - 2;
      DoubleUnaryOperator f = t -> Math.sin(t) + bend * (t - 1) * (t - 1);
      double right = Math.cos(x) + 2 * bend * (x - 1);
      assertThat(verdict(f, x, right)).as("bend %s at %s", bend, x).isEqualTo(Verdict.RIGHT);
      double off = Math.pow(10, 5 * random.nextDouble() - 4.5) * Math.max(1, Math.abs(right));
      assertThat(verdict(f, x, right + off))
          .as("bend %s at %s, off by %s", bend, x, off)
          .isEqualTo(Verdict.WRONG);
    }
  }

  @Test
  void at_a_kink_either_slope_and_what_lies_between_is_not_judged() {
    for (double jump : new double[] {-2, -1e-2, 1e-5, 0.3, 40}) {
      DoubleUnaryOperator f = bentWithJump(jump, 0.5);
      double left = slope(jump, 0.5, 0.5);
      for (double share : new double[] {0, 0.2, 0.8, 1}) {
        assertThat(verdict(f, 0.5, left + share * jump))
            .as("jump %s, share %s", jump, share)
            .isEqualTo(Verdict.KINK);
      }
      assertThat(verdict(f, 0.5, left + 3 * jump)).as("jump %s", jump).isEqualTo(Verdict.WRONG);
    }
  }

  @Test
  void beside_a_kink_what_is_right_is_right() {
    for (double distance = 1e-2; distance > 1e-11; distance *= 0.93) {
      for (double side : new double[] {distance, -distance}) {
        double right = slope(0.7, 0.2 + side, 0.2);
        assertThat(verdict(bentWithJump(0.7, 0.2 + side), 0.2, right))
            .as("kink at a distance of %s", side)
            .isNotEqualTo(Verdict.WRONG);
        if (distance > 2e-7) {
          assertThat(verdict(bentWithJump(0.7, 0.2 + side), 0.2, right))
              .as("kink at a distance of %s", side)
              .isEqualTo(Verdict.RIGHT);
        }
      }
    }
  }

  @Test
  void beside_a_kink_what_is_wrong_is_wrong() {
    for (double distance = 1e-2; distance > 2e-7; distance *= 0.93) {
      for (double side : new double[] {distance, -distance}) {
        double wrong = 1.001 * slope(0.7, 0.2 + side, 0.2);
        assertThat(verdict(bentWithJump(0.7, 0.2 + side), 0.2, wrong))
            .as("kink at a distance of %s", side)
            .isEqualTo(Verdict.WRONG);
      }
    }
  }

  @Test
  void a_wrong_number_shows_the_slope_that_is_right() {
    CheckedNumber number = judge(Math::exp, 1.5, 4);
    assertThat(number.analytic()).isEqualTo(4);
    assertThat(number.numeric()).isBetween(Math.exp(1.5) - 1e-9, Math.exp(1.5) + 1e-9);
    assertThat(number.error()).isEqualTo(number.numeric() - 4);
  }

  @Test
  void a_large_number_is_moved_by_as_much_as_it_bears() {
    DoubleUnaryOperator f = x -> Math.sin(x / 5e5);
    assertThat(verdict(f, 1e6, Math.cos(2) / 5e5)).isEqualTo(Verdict.RIGHT);
    assertThat(verdict(x -> Math.pow(x / 1e3, 2), 1e3, 2e-3)).isEqualTo(Verdict.RIGHT);
    assertThat(verdict(x -> Math.pow(x / 1e3, 2), 1e3, 2.0001e-3)).isEqualTo(Verdict.WRONG);
  }

  @Test
  void what_is_no_number_is_wrong() {
    assertThat(verdict(Math::exp, 0, Double.NaN)).isEqualTo(Verdict.WRONG);
    assertThat(verdict(x -> x > 0 ? Double.NaN : x, 0, 1)).isEqualTo(Verdict.WRONG);
  }
}
