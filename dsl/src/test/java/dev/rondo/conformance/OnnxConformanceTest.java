package dev.rondo.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * ONNX 1.22.0's cases of RNN, LSTM, GRU, Adagrad, Adam and Momentum, in float within 1e-6, on the
 * fast engine within 1e-5; none is left out. They are a third party's word and no more: most have
 * all weights equal, so that a wrong order of gates passes. What tells right from wrong are the
 * vectors of {@link CellConformanceTest}.
 */
class OnnxConformanceTest {

  private static final Set<String> CELLS =
      Set.of(
          "test_simple_rnn_defaults",
          "test_simple_rnn_with_initial_bias",
          "test_simple_rnn_batchwise",
          "test_rnn_seq_length",
          "test_lstm_defaults",
          "test_lstm_with_initial_bias",
          "test_lstm_with_peepholes",
          "test_lstm_batchwise",
          "test_gru_defaults",
          "test_gru_with_initial_bias",
          "test_gru_seq_length",
          "test_gru_batchwise");

  private static final Set<String> OPTIMIZERS =
      Set.of(
          "test_adagrad",
          "test_adagrad_multiple",
          "test_adam",
          "test_adam_multiple",
          "test_momentum",
          "test_momentum_multiple",
          "test_nesterov_momentum");

  /** What Rondo cannot say, with the reason; there is nothing of the kind. */
  private static final Set<String> OUT = Set.of();

  static Stream<OnnxCase> cases() {
    return OnnxCase.all().stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void gives_what_onnx_gives(OnnxCase onnx) {
    assertThat(OnnxComparisons.error(onnx))
        .as("largest error of %s", onnx)
        .isLessThanOrEqualTo(OnnxComparisons.BOUND);
  }

  static List<OnnxCase> fastCases() {
    return OnnxComparisons.fastCases();
  }

  @ParameterizedTest
  @MethodSource("fastCases")
  void the_fast_engine_gives_what_onnx_gives(OnnxCase onnx) {
    assertThat(OnnxComparisons.fastError(onnx)).isLessThanOrEqualTo(FastFigures.ANSWERS);
  }

  @Test
  void all_twelve_cases_of_cells_are_in() {
    assertThat(names(OnnxComparisons.CELLS)).hasSize(12).containsExactlyInAnyOrderElementsOf(CELLS);
  }

  @Test
  void all_seven_cases_of_optimizers_are_in() {
    assertThat(names(OnnxComparisons.OPTIMIZERS))
        .hasSize(7)
        .containsExactlyInAnyOrderElementsOf(OPTIMIZERS);
  }

  @Test
  void no_case_is_out() {
    assertThat(OnnxCase.all()).hasSize(CELLS.size() + OPTIMIZERS.size() + OUT.size());
    assertThat(OUT).isEmpty();
  }

  private static List<String> names(String... operators) {
    return OnnxCase.of(operators).stream().map(OnnxCase::name).toList();
  }
}
