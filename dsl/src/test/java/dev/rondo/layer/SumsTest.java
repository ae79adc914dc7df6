package dev.rondo.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Sums and norms against plain loops. */
class SumsTest {

  private static double[] numbers(int n) {
    CounterRandom random = CounterRandom.keyed(5, Purpose.SPLIT, n);
    return IntStream.range(0, n).mapToDouble(i -> random.nextNormal()).toArray();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 500, 65_535, 65_536, 65_537, 200_000})
  void a_norm_is_the_root_of_the_sum_of_squares(int n) {
    double[] numbers = numbers(n);
    double squares = 0;
    for (double number : numbers) {
      squares += number * number;
    }
    double expected = Math.sqrt(squares);
    INDArray vector = Nd4j.createFromArray(numbers);
    assertThat(Sums.norm(vector)).isCloseTo(expected, within(1e-12 * expected));
    assertThat(Sums.norm(vector.castTo(DataType.FLOAT)))
        .isCloseTo(expected, within(2e-5 * expected));
  }

  @Test
  void a_long_float_vector_keeps_its_small_numbers() {
    int n = 20_000_000; // one by one, 1.0f + 1.0f + ... stops at 16,777,216
    assertThat(Sums.norm(Nd4j.ones(DataType.FLOAT, n))).isCloseTo(Math.sqrt(n), within(1e-3));
  }

  @Test
  void what_is_not_finite_stays_so() {
    assertThat(Sums.norm(Nd4j.createFromArray(1f, Float.NaN, 2f))).isNaN();
    assertThat(Sums.norm(Nd4j.createFromArray(1f, Float.NEGATIVE_INFINITY)))
        .isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(Sums.norm(Nd4j.createFromArray(1e30f, 1f))).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @ParameterizedTest
  @CsvSource({"7, 3", "7, 1", "1, 7", "1, 1", "70000, 1", "1, 70000"})
  void columns_and_rows_are_added_up(int rows, int columns) {
    double[] numbers = numbers(rows * columns);
    double[] overRows = new double[columns];
    double[] overColumns = new double[rows];
    for (int i = 0; i < numbers.length; i++) {
      overRows[i % columns] += numbers[i];
      overColumns[i / columns] += numbers[i];
    }
    for (DataType type : new DataType[] {DataType.DOUBLE, DataType.FLOAT}) {
      double tolerance = type == DataType.DOUBLE ? 1e-10 : 1e-2;
      INDArray array = Nd4j.createFromArray(numbers).castTo(type).reshape('c', rows, columns);
      holds(Sums.overFirst(array), overRows, type, tolerance, 1, columns);
      holds(Sums.overSecond(array), overColumns, type, tolerance, rows, 1);
      INDArray seenAcross = array.transpose();
      holds(Sums.overFirst(seenAcross), overColumns, type, tolerance, 1, rows);
    }
  }

  @Test
  void a_mean_is_a_share_of_the_sum() {
    INDArray rows = Nd4j.createFromArray(1.0, 2, 3, 4, 5, 7);
    holds(Sums.meanOverSecond(rows.reshape(2, 3)), new double[] {2, 16 / 3.0}, 2, 1);
    holds(Sums.meanOverSecond(rows.reshape(1, 6)), new double[] {22 / 6.0}, 1, 1);
  }

  @Test
  void time_is_added_up_for_each_sequence() {
    INDArray array = Nd4j.createFromArray(1.0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
    holds(Sums.overFirst(array.reshape(3, 2, 2)), new double[] {15, 18, 21, 24}, 1, 2, 2);
    holds(Sums.overFirst(array.reshape(12, 1, 1)), new double[] {78}, 1, 1, 1);
  }

  private static void holds(INDArray sums, double[] expected, long... shape) {
    holds(sums, expected, DataType.DOUBLE, 1e-15, shape);
  }

  private static void holds(
      INDArray sums, double[] expected, DataType type, double tolerance, long... shape) {
    assertThat(sums.shape()).isEqualTo(shape);
    assertThat(sums.dataType()).isEqualTo(type);
    assertThat(sums.dup('c').data().asDouble()).containsExactly(expected, within(tolerance));
  }
}
