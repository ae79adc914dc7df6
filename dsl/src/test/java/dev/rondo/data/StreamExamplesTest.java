package dev.rondo.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.array.internal.RowOrder;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A text as streams: who reads what, who predicts what, and what counts. */
class StreamExamplesTest {

  /** Every token is another one: token i + 1 stands at place i. */
  private static int[] tokens(int n) {
    return IntStream.rangeClosed(1, n).toArray();
  }

  private static int[] rows(int from, int to) {
    return IntStream.range(from, to).toArray();
  }

  private static double[] numbers(INDArray array) {
    return RowOrder.doubles(array);
  }

  @Test
  void streams_to_learn_from_are_equally_long_and_drop_the_rest() {
    StreamExamples examples = StreamExamples.toLearnFrom(tokens(24), 24, true, 2, 4);
    assertThat(examples.streams()).isEqualTo(2);
    assertThat(examples.size()).isEqualTo(6); // 11 tokens a stream: windows of 4, 4 and 3
    Batch first = examples.batch(rows(0, 2), DataType.FLOAT);
    assertThat(first.x().shape()).containsExactly(2, 4, 1);
    assertThat(numbers(first.x())).containsExactly(1, 2, 3, 4, 12, 13, 14, 15);
    assertThat(numbers(first.target())).containsExactly(1, 2, 3, 4, 12, 13, 14, 15); // class k - 1
    assertThat(first.weight()).isEmpty();
    Batch last = examples.batch(rows(4, 6), DataType.DOUBLE);
    assertThat(last.x().shape()).containsExactly(2, 3, 1);
    assertThat(last.x().dataType()).isEqualTo(DataType.DOUBLE);
    assertThat(numbers(last.x())).containsExactly(9, 10, 11, 20, 21, 22);
    assertThat(numbers(last.target())).containsExactly(9, 10, 11, 20, 21, 22);
    assertThat(last.lengths()).isEmpty();
  }

  @Test
  void each_window_begins_where_the_one_before_ended() {
    StreamExamples examples = StreamExamples.toLearnFrom(tokens(101), 101, true, 4, 7);
    for (int stream = 0; stream < 4; stream++) {
      double next = stream * 25 + 1;
      for (int row = stream; row < examples.size(); row += 4) {
        Batch window = examples.batch(new int[] {row}, DataType.FLOAT);
        for (double token : numbers(window.x())) {
          assertThat(token).isEqualTo(next);
          next++;
        }
      }
      assertThat(next).isEqualTo((stream + 1) * 25 + 1);
    }
  }

  @Test
  void a_token_is_a_column_where_nothing_embeds() {
    StreamExamples examples = StreamExamples.toLearnFrom(new int[] {2, 1, 3, 3}, 3, false, 1, 3);
    Batch batch = examples.batch(new int[] {0}, DataType.FLOAT);
    assertThat(batch.x().shape()).containsExactly(1, 3, 3);
    assertThat(numbers(batch.x())).containsExactly(0, 1, 0, 1, 0, 0, 0, 0, 1);
    assertThat(batch.target().shape()).containsExactly(1, 3, 1);
    assertThat(numbers(batch.target())).containsExactly(0, 2, 2);
  }

  @Test
  void in_less_room_they_are_numbers_of_the_same_tokens() {
    StreamExamples columns = StreamExamples.toJudgeBy(tokens(20), 20, false, 3, 4);
    Examples numbers = columns.compact();
    assertThat(numbers.size()).isEqualTo(columns.size());
    assertThat(numbers.streams()).isEqualTo(3);
    int[] last = rows(columns.size() - 3, columns.size());
    Batch batch = numbers.batch(last, DataType.FLOAT);
    assertThat(batch.x().size(2)).isEqualTo(1);
    assertThat(numbers(batch.target()))
        .isEqualTo(numbers(columns.batch(last, DataType.FLOAT).target()));
  }

  @ParameterizedTest
  @CsvSource({"2,1,5", "2,3,5", "6,4,2", "100,1,50", "101,7,9", "101,50,50", "1000,50,7"})
  void every_token_but_the_first_is_judged_once(int n, int streams, int steps) {
    StreamExamples examples = StreamExamples.toJudgeBy(tokens(n), n, true, streams, steps);
    int[] judged = new int[n];
    for (int from = 0; from < examples.size(); from += streams) {
      Batch batch = examples.batch(rows(from, from + streams), DataType.FLOAT);
      double[] x = numbers(batch.x());
      double[] target = numbers(batch.target());
      double[] weight = batch.weight().map(StreamExamplesTest::numbers).orElse(ones(target.length));
      for (int i = 0; i < target.length; i++) {
        if (weight[i] == 1) {
          judged[(int) target[i]]++;
          assertThat(x[i]).isEqualTo(target[i]); // token k is followed by k + 1, of class k
        } else {
          assertThat(weight[i]).isZero();
          assertThat(x[i]).isZero();
        }
      }
    }
    assertThat(judged[0]).isZero();
    assertThat(Arrays.copyOfRange(judged, 1, n)).containsOnly(1);
    assertThat(examples.predicted()).isEqualTo(n - 1);
  }

  private static double[] ones(int n) {
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    return ones;
  }

  @Test
  void windows_of_unlike_length_may_be_asked_for_together() {
    StreamExamples examples = StreamExamples.toLearnFrom(tokens(11), 11, true, 2, 3);
    Batch mixed = examples.batch(new int[] {0, 3}, DataType.FLOAT);
    assertThat(numbers(mixed.x())).containsExactly(1, 2, 3, 9, 10, 0);
    assertThat(numbers(mixed.weight().orElseThrow())).containsExactly(1, 1, 1, 1, 1, 0);
  }

  @Test
  void nothing_is_predicted_of_one_token_or_none() {
    assertThat(StreamExamples.toJudgeBy(tokens(1), 1, true, 3, 5).size()).isZero();
    assertThat(StreamExamples.toJudgeBy(tokens(0), 1, true, 3, 5).size()).isZero();
  }
}
