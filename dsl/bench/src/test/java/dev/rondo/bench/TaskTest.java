package dev.rondo.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The operations that are counted. */
class TaskTest {

  /** B T = 6 rows; I + H = 5 + 4 columns in; one head of 4. */
  private static final Size SMALL = new Size(2, 3, 5, 4);

  @Test
  void forward_counts_input_hidden_state_and_head() {
    assertThat(new Task(Work.INFERENCE, CellKind.LSTM, SMALL).flops())
        .isEqualTo(2 * 6 * (4 * 4 * 9 + 4));
    assertThat(new Task(Work.INFERENCE, CellKind.GRU, SMALL).flops())
        .isEqualTo(2 * 6 * (3 * 4 * 9 + 4));
    assertThat(new Task(Work.INFERENCE, CellKind.ELMAN, SMALL).flops())
        .isEqualTo(2 * 6 * (4 * 9 + 4));
  }

  @Test
  void a_writers_head_has_an_output_for_each_character() {
    assertThat(new Task(Work.GENERATE, CellKind.GRU, new Size(1, 1, 5, 4)).flops())
        .isEqualTo(2 * (3 * 4 * 9 + 4 * 5));
  }

  @Test
  void training_adds_the_weights_and_the_hidden_states_gradient_and_none_by_the_input() {
    assertThat(new Task(Work.TRAIN, CellKind.LSTM, SMALL).flops())
        .isEqualTo(2 * 2 * 6 * (4 * 4 * 9 + 4) + 2 * 6 * (4 * 4 * 4 + 4));
  }

  @Test
  void a_rate_is_operations_by_time() {
    Task large = new Task(Work.TRAIN, CellKind.LSTM, Size.of("16,100,128,512"));
    assertThat(large.flops()).isEqualTo(11_748_966_400.0);
    assertThat(large.gflops(100)).isCloseTo(117.4897, within(1e-4));
  }

  @Test
  void a_peer_is_asked_in_words() {
    assertThat(new Task(Work.TRAIN, CellKind.ELMAN, SMALL).question())
        .isEqualTo("train elman 2 3 5 4");
  }

  @Test
  void a_size_is_read_as_it_is_written() {
    assertThat(Size.of("32,50,8,32")).isEqualTo(new Size(32, 50, 8, 32)).hasToString("32,50,8,32");
    assertThatThrownBy(() -> Size.of("32,50,0,32"))
        .hasMessage("size '32,50,0,32': expects four numbers B,T,I,H, such as 32,50,8,32");
  }
}
