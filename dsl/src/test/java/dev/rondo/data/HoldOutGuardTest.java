package dev.rondo.data;

import static dev.rondo.data.Missing.INTERPOLATE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;

/** Nothing that is held out reaches what is learnt from. */
class HoldOutGuardTest {

  private static final int ROWS = 60;
  private static final int HELD_OUT = 15;

  static Stream<UnaryOperator<Series>> declarations() {
    return Stream.of(
        s -> s,
        Series::standardize,
        s -> s.difference(3).minMax(),
        s -> s.log().relative().standardize(),
        s -> s.relative().minMax(),
        s -> s.log().standardize());
  }

  @ParameterizedTest
  @MethodSource("declarations")
  void changing_every_held_out_value_changes_no_training_window(UnaryOperator<Series> declared) {
    PreparedSeries one = prepared(declared, 1);
    PreparedSeries other = prepared(declared, 977);
    assertThat(one.training(0).size()).isEqualTo(other.training(0).size());
    assertSame(one.training(0), other.training(0));
    assertSame(one.training(0.3), other.training(0.3));
    assertSame(one.validation(0.3), other.validation(0.3));
  }

  @ParameterizedTest
  @MethodSource("declarations")
  void changing_every_held_out_value_changes_no_fitted_transform(UnaryOperator<Series> declared) {
    PreparedSeries one = prepared(declared, 1);
    PreparedSeries other = prepared(declared, 977);
    assertThat(other.fitted()).isEqualTo(one.fitted());
    assertThat(one.timelines().get(0).target(0)).isNotEqualTo(other.timelines().get(0).target(0));
  }

  @Test
  void changing_a_training_value_does_change_the_fit() {
    PreparedSeries one = Csv.series(csv(1, 0)).target("y").window(4).standardize().prepare();
    PreparedSeries other = Csv.series(csv(1, 3)).target("y").window(4).standardize().prepare();
    assertThat(other.fitted()).isNotEqualTo(one.fitted());
  }

  private static PreparedSeries prepared(UnaryOperator<Series> declared, double heldOut) {
    return declared
        .apply(
            Csv.series(withGaps(csv(heldOut, 0)))
                .target("y")
                .past("p")
                .weight("w")
                .missing(INTERPOLATE)
                .window(5)
                .horizon(4)
                .holdOut(HELD_OUT))
        .prepare();
  }

  private static String csv(double heldOut, double shift) {
    StringBuilder csv = new StringBuilder("y,p,w\n");
    IntStream.range(0, ROWS)
        .forEach(
            i -> {
              double factor = i < ROWS - HELD_OUT ? 1 : heldOut;
              double y = factor * (30 + shift * i + i * 13 % 29);
              double p = factor * (i * 7 % 23);
              double w = i < ROWS - HELD_OUT ? 1 + i % 3 : 1 + heldOut % 5;
              csv.append(y).append(',').append(p).append(',').append(w).append('\n');
            });
    return csv.toString();
  }

  /** Values are missing across the border of the hold-out, where filling could carry over. */
  private static String withGaps(String csv) {
    String[] lines = csv.split("\n");
    for (int row : new int[] {20, 43, 44, 45, 46}) {
      lines[row] = ",," + lines[row].substring(lines[row].lastIndexOf(',') + 1);
    }
    return String.join("\n", lines) + "\n";
  }

  private static void assertSame(Examples one, Examples other) {
    int[] all = IntStream.range(0, one.size()).toArray();
    Batch a = one.batch(all, DataType.DOUBLE);
    Batch b = other.batch(all, DataType.DOUBLE);
    assertThat(a.x()).isEqualTo(b.x());
    assertThat(a.target()).isEqualTo(b.target());
    assertThat(a.weight()).isEqualTo(b.weight());
  }
}
