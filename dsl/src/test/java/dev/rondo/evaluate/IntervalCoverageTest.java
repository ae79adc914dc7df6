package dev.rondo.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class IntervalCoverageTest {

  @Test
  void counts_values_on_the_bounds_as_inside() {
    IntervalCoverage coverage =
        IntervalCoverage.of(
            new double[] {1, 5, 9, 20},
            new double[] {1, 6, 8, 10},
            new double[] {2, 7, 10, 20},
            0.1,
            0.9);
    assertThat(coverage.actual()).isEqualTo(0.75);
    assertThat(coverage.nominal()).isCloseTo(0.8, within(1e-15));
    assertThat(coverage.meanWidth()).isEqualTo(3.5);
  }

  @Test
  void refuses_levels_that_make_no_interval() {
    assertThatThrownBy(
            () -> IntervalCoverage.of(new double[1], new double[1], new double[1], 0.9, 0.1))
        .hasMessage("interval coverage: levels 0.9 and 0.1; expected 0 < lower < upper < 1");
    assertThatThrownBy(
            () -> IntervalCoverage.of(new double[1], new double[1], new double[2], 0.1, 0.9))
        .hasMessage("interval coverage: 2 answers for 1 true values; expected equally many");
  }
}
