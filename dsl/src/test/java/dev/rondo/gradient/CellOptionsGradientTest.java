package dev.rondo.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.diagnose.GradientReport;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All options of every cell together, over ragged sequences; otherwise as in the pairwise test. */
@Execution(ExecutionMode.CONCURRENT)
class CellOptionsGradientTest {

  static List<Configuration> cells() {
    return GradientComparisons.cells();
  }

  @ParameterizedTest
  @MethodSource("cells")
  void every_gradient_matches_central_differences(Configuration cell) {
    Setting setting = Setting.of(cell);
    assertThat(setting.kinks()).isEmpty();
    GradientReport report = setting.check();
    assertThat(report.passed()).as("%s: %s", cell, report).isTrue();
    assertThat(report.kinks()).isZero();
    assertThat(report.checked()).isEqualTo(setting.numbers());
  }

  @Test
  void no_combination_is_left_out() {
    // six cells by norm and masks, without the one that is refused; two of one's own
    assertThat(cells()).doesNotHaveDuplicates().hasSize(6 * 2 * 4 - 4 + 2);
  }
}
