package dev.rondo.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Outputs, last states, losses and every gradient of the cells against PyTorch, Keras and the
 * papers' equations, in double within 1e-12 and in float within 1e-6.
 */
class CellConformanceTest {

  static Stream<VectorCase> cases() {
    return CellComparisons.SETS.keySet().stream().flatMap(set -> VectorCase.read(set).stream());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void computes_in_double_what_others_compute(VectorCase v) {
    assertThat(CellComparisons.error(v, DataType.DOUBLE)).isLessThanOrEqualTo(1e-12);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void computes_in_float_what_others_compute(VectorCase v) {
    assertThat(CellComparisons.error(v, DataType.FLOAT)).isLessThanOrEqualTo(1e-6);
  }

  @Test
  void there_are_more_than_two_hundred_configurations() {
    assertThat(cases()).hasSize(360);
    assertThat(cases().filter(v -> v.source().startsWith("PyTorch 2.15."))).hasSize(128);
    assertThat(cases().filter(v -> v.source().startsWith("Keras 3.15."))).hasSize(80);
    assertThat(cases().filter(v -> v.source().startsWith("the papers' equations"))).hasSize(152);
  }
}
