package dev.rondo.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Outputs, last states, losses and every gradient of the cells against PyTorch, Keras and the
 * papers' equations, in double within 1e-12 and in float within 1e-6; on the fast engine within
 * 1e-5, and a gradient within 1e-4 of the largest number of its array.
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

  static List<VectorCase> fastCases() {
    return FastFigures.fast(cases().toList());
  }

  @ParameterizedTest
  @MethodSource("fastCases")
  void computes_on_the_fast_engine_what_others_compute(VectorCase v) {
    Map<String, INDArray> answer = FastFigures.answer(v);
    assertThat(v.errorOfAnswers(answer)).isLessThanOrEqualTo(1e-5);
    assertThat(v.errorOfGradients(answer)).isLessThanOrEqualTo(1e-4);
  }

  /** Every cell without options, but for GRU's other reset. */
  @Test
  void the_fast_engine_runs_at_least_the_plain_ones() {
    assertThat(fastCases()).hasSizeGreaterThanOrEqualTo(240);
  }

  @Test
  void there_are_more_than_two_hundred_configurations() {
    assertThat(cases()).hasSize(408);
    assertThat(cases().filter(v -> v.source().startsWith("PyTorch 2.15."))).hasSize(176);
    assertThat(cases().filter(v -> v.source().startsWith("Keras 3.15."))).hasSize(80);
    assertThat(cases().filter(v -> v.source().startsWith("the papers' equations"))).hasSize(152);
  }
}
