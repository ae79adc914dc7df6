package dev.rondo.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which peers are fit to be compared with. */
class ShareTest {

  private static final Size LARGE = Size.of("16,100,128,512");

  @Test
  void a_peer_is_expected_to_need_its_share_of_the_machines_rate() {
    Task task = new Task(Work.TRAIN, CellKind.LSTM, LARGE);
    assertThat(Share.expected("pytorch", task, 213)).hasValue(82);
    assertThat(Share.expected("pytorch", task, 426)).hasValue(41);
    assertThat(Share.expected("keras", task, 106.5)).hasValue(592);
    assertThat(Share.expected("dl4j", new Task(Work.TRAIN, CellKind.ELMAN, LARGE), 213))
        .hasValue(317);
  }

  @Test
  void nothing_is_expected_where_no_time_was_taken() {
    assertThat(Share.expected("pytorch", new Task(Work.INFERENCE, CellKind.LSTM, LARGE), 213))
        .isEmpty();
    assertThat(Share.expected("dl4j", new Task(Work.TRAIN, CellKind.GRU, LARGE), 213)).isEmpty();
    assertThat(
            Share.expected("pytorch", new Task(Work.TRAIN, CellKind.LSTM, Size.of("1,1,1,1")), 213))
        .isEmpty();
  }

  @Test
  void a_peer_slower_than_its_share_by_more_than_three_tenths_is_void() {
    assertThat(Share.counts(130, 100)).isTrue();
    assertThat(Share.counts(130.1, 100)).isFalse();
    assertThat(Share.counts(20, 100)).isTrue();
  }
}
