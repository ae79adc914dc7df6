package dev.rondo.data;

import static dev.rondo.data.CalendarFeature.MONTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class PathInputsTest {

  private static final int ROWS = 20;
  private static final int TARGETS = 2;

  /** Two paths of three rows of two targets, as the network sees them. */
  private static final double[][] PATHS = {
    {0.3, -0.2, 1.1, 0.4, -0.7, 0.9}, {-1.2, 0.8, 0.1, -0.6, 0.5, 0.2}
  };

  /** Two targets, and a covariate known for some rows more. */
  private static String table(int ahead) {
    StringBuilder csv = new StringBuilder("t,y,z,f\n");
    for (int i = 0; i < ROWS + ahead; i++) {
      String time = String.format(Locale.ROOT, "%d-%02d", 2001 + i / 12, 1 + i % 12);
      String known = i < ROWS ? (50 + 2 * i + i * 37 % 11) + "," + (9 + i * 5 % 7) : ",";
      csv.append(time).append(',').append(known).append(',').append(i * 3 % 5).append('\n');
    }
    return csv.toString();
  }

  private static Series declared() {
    return declared(Csv.series(table(0)));
  }

  private static Series declaredAhead() {
    return declared(Csv.series(table(4)).future("f"));
  }

  private static Series declared(Series series) {
    return series
        .time("t")
        .target("y", "z")
        .calendar(MONTH)
        .log()
        .difference(2)
        .relative()
        .standardize()
        .window(4)
        .horizon(3)
        .gaussian();
  }

  private static Origin origin(PreparedSeries data) {
    return Origin.afterLast(data.timelines().get(0));
  }

  /** The series with the first rows of a path after its end, in the user's units. */
  private static Origin extended(PreparedSeries data, int path, int rows) {
    double[][][] decoded = data.paths(origin(data)).decode(PATHS, rows);
    double[][] values = new double[rows][TARGETS];
    for (int s = 0; s < rows; s++) {
      for (int t = 0; t < TARGETS; t++) {
        values[s][t] = decoded[t][path][s];
      }
    }
    return Origin.afterLast(origin(data).timeline().extended(values));
  }

  private static void assertSame(INDArray found, INDArray expected) {
    assertThat(found.shape()).isEqualTo(expected.shape());
    assertThat(found.ravel().toDoubleVector())
        .containsExactly(expected.ravel().toDoubleVector(), within(1e-9));
  }

  @Test
  void a_window_on_a_path_is_that_of_a_series_which_went_on_so() {
    PreparedSeries data = declaredAhead().horizon(1).prepare();
    for (int done = 1; done <= 3; done++) {
      Inputs found = data.paths(origin(data)).next(PATHS, done, DataType.DOUBLE);
      for (int path = 0; path < PATHS.length; path++) {
        Inputs expected = data.inputs(List.of(extended(data, path, done)), DataType.DOUBLE);
        assertSame(found.x().slice(path), expected.x().slice(0));
        assertSame(found.side().orElseThrow().slice(path), expected.side().orElseThrow().slice(0));
      }
    }
  }

  @Test
  void a_step_on_a_path_is_what_follows_an_answer() {
    PreparedSeries data = declaredAhead().autoregressive().prepare();
    List<Origin> origins = List.of(origin(data), origin(data));
    for (int done = 1; done <= 3; done++) {
      INDArray last =
          Nd4j.createFromArray(
              new double[][] {
                {PATHS[0][2 * done - 2], PATHS[0][2 * done - 1]},
                {PATHS[1][2 * done - 2], PATHS[1][2 * done - 1]}
              });
      Inputs found = data.paths(origin(data)).next(PATHS, done, DataType.DOUBLE);
      assertSame(found.x(), data.nextInput(origins, done, last));
      assertThat(found.side()).isEmpty();
    }
  }

  @Test
  void what_a_later_window_says_is_put_beside_what_the_first_one_said() {
    PreparedSeries data = declared().prepare();
    PathInputs paths = data.paths(origin(data));
    double[] path = PATHS[0].clone();
    double[] longer = Arrays.copyOf(path, 8);
    longer[6] = paths.fromOrigin(path, 3, 0, 0.45);
    longer[7] = paths.fromOrigin(path, 3, 1, -1.3);
    double[][][] whole = paths.decode(new double[][] {longer}, 4);

    PathInputs later = data.paths(extended(data, 0, 3));
    double[][][] alone = later.decode(new double[][] {{0.45, -1.3}}, 1);
    for (int t = 0; t < TARGETS; t++) {
      assertThat(whole[t][0][3]).isCloseTo(alone[t][0][0], within(1e-9 * alone[t][0][0]));
    }
    assertThat(paths.fromOrigin(path, 0, 0, 0.45)).isEqualTo(0.45);
  }

  @Test
  void each_path_goes_back_through_the_transforms_by_itself() {
    PreparedSeries data =
        Csv.series(table(0)).target("y").log().difference(1).window(4).gaussian().prepare();
    double last = 50 + 2 * 19 + 19 * 37 % 11;
    double[][] decoded =
        data.paths(origin(data)).decode(new double[][] {{0.1, -0.3, 0.2}, {0, 0.5, 9}}, 2)[0];
    assertThat(decoded[0])
        .containsExactly(
            new double[] {last * Math.exp(0.1), last * Math.exp(-0.2)}, within(1e-9 * last));
    assertThat(decoded[1])
        .containsExactly(new double[] {last, last * Math.exp(0.5)}, within(1e-9 * last));
  }

  @Test
  void goes_no_further_than_covariates_are_known() {
    PreparedSeries data = declaredAhead().horizon(2).prepare();
    PathInputs paths = data.paths(origin(data));
    assertThat(paths.next(PATHS, 2, DataType.FLOAT).x().shape()).containsExactly(2, 4, 5);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> paths.next(PATHS, 3, DataType.FLOAT))
        .withMessage(
            "forecast: future covariate 'f' has no value at 2003-01; add a row for it to the"
                + " table, its target left empty");
    PreparedSeries past = Csv.series(table(0)).target("y").past("z").window(4).gaussian().prepare();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> past.paths(origin(past)).next(new double[][] {{1}}, 1, DataType.FLOAT))
        .withMessage(
            "forecast: past covariate 'z' is unknown at 21; raise the horizon, or name it with"
                + " .future(...) if it is known");
  }

  @Test
  void asks_for_two_outputs_a_value() {
    assertThat(declared().prepare().outputWidth()).isEqualTo(2 * TARGETS * 3);
    assertThat(declared().autoregressive().prepare().outputWidth()).isEqualTo(2 * TARGETS);
    assertThat(declared().prepare().quantiles()).containsExactly(0.1, 0.5, 0.9);
    PreparedSeries data = declared().prepare();
    assertThatIllegalStateException()
        .isThrownBy(() -> data.decode(List.of(origin(data)), Nd4j.zeros(1, 12)))
        .withMessage(
            "decode: the network answers with distributions; draw paths from them and decode"
                + " those");
  }
}
