package dev.rondo.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** What goes in comes out again, whatever is done to it in between. */
class TransformRoundTripTest {

  private static final int ROWS = 60;

  /** Every order in which each kind of transform is used at most once, and double differences. */
  static Stream<Series> everyCombination() {
    List<UnaryOperator<Series>> kinds =
        List.of(
            Series::log,
            s -> s.difference(1),
            s -> s.difference(7),
            Series::relative,
            Series::standardize,
            Series::minMax);
    List<Series> found = new ArrayList<>(List.of(declared()));
    for (int from = 0, depth = 0; depth < 5; depth++) {
      int to = found.size();
      for (int i = from; i < to; i++) {
        Series series = found.get(i);
        kinds.forEach(kind -> added(series, kind).ifPresent(found::add));
      }
      from = to;
    }
    return found.stream();
  }

  private static Optional<Series> added(Series series, UnaryOperator<Series> kind) {
    try {
      Series longer = kind.apply(series);
      long written = longer.toString().chars().filter(c -> c == '.').count();
      boolean twice =
          Stream.of("difference(1)", "difference(7)")
              .anyMatch(d -> longer.toString().indexOf(d) != longer.toString().lastIndexOf(d));
      return written > 9 || twice ? Optional.empty() : Optional.of(longer);
    } catch (IllegalArgumentException refused) {
      return Optional.empty();
    }
  }

  private static Series declared() {
    StringBuilder csv = new StringBuilder("a,b\n");
    IntStream.range(0, ROWS)
        .forEach(
            i -> {
              double a = 50 + i + 20 * Math.sin(i * 0.7) + (i * 37 % 11);
              double b = 1000 * Math.exp(0.03 * i) + (i * 53 % 17);
              csv.append(a).append(',').append(b).append('\n');
            });
    return Series.of(Csv.table(csv.toString())).target("a", "b").window(6).horizon(10).holdOut(12);
  }

  @ParameterizedTest
  @MethodSource("everyCombination")
  void a_direct_target_decodes_to_the_raw_values(Series series) {
    PreparedSeries prepared = series.prepare();
    Timeline timeline = prepared.timelines().get(0);
    Examples training = prepared.training(0);
    int first = timeline.firstHeldOut() - prepared.horizon() - training.size() + 1;
    for (int example : new int[] {0, training.size() - 1}) {
      Batch batch = training.batch(new int[] {example}, DataType.DOUBLE);
      assertThat(batch.target().shape()).containsExactly(1, 20);
      assertThat(batch.x().isNaN().any()).isFalse();
      assertDecodes(prepared, new Origin(timeline, first + example), batch.target());
    }
  }

  @ParameterizedTest
  @MethodSource("everyCombination")
  void the_last_answers_of_an_autoregressive_target_decode_to_the_raw_values(Series series) {
    PreparedSeries prepared = series.autoregressive().prepare();
    Timeline timeline = prepared.timelines().get(0);
    Examples training = prepared.training(0);
    int first = timeline.firstHeldOut() - prepared.horizon() - training.size() + 1;
    Batch batch = training.batch(new int[] {training.size() - 1}, DataType.DOUBLE);
    assertThat(batch.x().shape()).containsExactly(1, 15, 2);
    assertThat(batch.target().shape()).containsExactly(1, 15, 2);
    INDArray answers =
        batch
            .target()
            .get(NDArrayIndex.all(), NDArrayIndex.interval(5, 15), NDArrayIndex.all())
            .dup()
            .reshape(1, 20);
    assertDecodes(prepared, new Origin(timeline, first + training.size() - 1), answers);
  }

  private static void assertDecodes(PreparedSeries prepared, Origin origin, INDArray answers) {
    double[][][][] decoded = prepared.decode(List.of(origin), answers);
    double[][] raw = origin.timeline().targets();
    for (int s = 0; s < 10; s++) {
      for (int t = 0; t < 2; t++) {
        double truth = raw[origin.row() + s][t];
        assertThat(decoded[0][s][t][0]).isCloseTo(truth, within(1e-8 * Math.abs(truth)));
      }
    }
  }
}
