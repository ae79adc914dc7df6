package dev.rondo.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.diagnose.GradientReport;
import dev.rondo.gradient.AllPairs.Pair;
import dev.rondo.gradient.Configuration.Choice;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every parameter, input and initial state against central differences in double: {@code |a - n| <=
 * 1e-8 + 1e-6 max(|a|, |n|)}. Every two of all cells, options, directions, layers, summaries,
 * masks, losses and ways to truncate meet in a network at least once.
 */
@Execution(ExecutionMode.CONCURRENT)
class PairwiseGradientTest {

  static List<Configuration> configurations() {
    return GradientComparisons.pairwise();
  }

  @Test
  void every_two_choices_that_fit_meet() {
    Set<Pair<Choice>> met = new LinkedHashSet<>();
    configurations().forEach(c -> met.addAll(AllPairs.pairsOf(c.row())));
    assertThat(met)
        .isEqualTo(AllPairs.pairs(Configuration.factors(), Configuration::fit))
        .hasSizeGreaterThan(900);
  }

  @ParameterizedTest
  @MethodSource("configurations")
  void every_gradient_matches_central_differences(Configuration configuration) {
    Setting setting = Setting.of(configuration);
    assertThat(setting.kinks()).isEmpty();
    GradientReport report = setting.check();
    assertThat(report.passed()).as("%s: %s", configuration, report).isTrue();
    assertThat(report.kinks()).isZero();
    assertThat(report.checked()).isEqualTo(setting.numbers());
  }
}
