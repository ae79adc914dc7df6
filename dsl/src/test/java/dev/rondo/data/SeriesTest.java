package dev.rondo.data;

import static dev.rondo.data.CalendarFeature.DAY_OF_WEEK;
import static dev.rondo.data.CalendarFeature.MONTH;
import static dev.rondo.data.Mend.AVERAGE_DUPLICATES;
import static dev.rondo.data.Mend.FILL_GAPS;
import static dev.rondo.data.Mend.SORT;
import static dev.rondo.data.Missing.DROP;
import static dev.rondo.data.Missing.INTERPOLATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

class SeriesTest {

  @Test
  void prints_as_it_was_written() {
    Series series =
        Csv.series(Csv.lines("t,y,p,f,r,s,w", "1949-01,1,2,3,4,5,6"))
            .time("t")
            .target("y")
            .past("p")
            .future("f")
            .fixed("r")
            .by("s")
            .weight("w")
            .calendar(MONTH, DAY_OF_WEEK)
            .missing(INTERPOLATE)
            .mend(SORT, FILL_GAPS)
            .log()
            .difference(12)
            .relative()
            .standardize()
            .horizon(12)
            .season(12)
            .quantiles(.1, .5, .9)
            .holdOut(24)
            .holdOutFrom("1959-01");
    assertThat(series.toString().replaceFirst("series\\(.*?\\)", ""))
        .isEqualTo(
            ".time(\"t\").target(\"y\").past(\"p\").future(\"f\").fixed(\"r\").by(\"s\")"
                + ".weight(\"w\").calendar(MONTH, DAY_OF_WEEK).missing(INTERPOLATE)"
                + ".mend(SORT, FILL_GAPS).log().difference(12).relative().standardize()"
                + ".horizon(12).season(12).quantiles(0.1, 0.5, 0.9).holdOutFrom(\"1959-01\")");
    assertThat(series.rendering().text()).isEqualTo(series.toString());
  }

  @Test
  void prints_a_distribution_as_it_was_written() {
    Series series = Csv.series(Csv.lines("y", "1", "2", "3")).target("y");
    assertThat(series.gaussian().toString()).endsWith(".target(\"y\").gaussian()");
    assertThat(series.gaussian(.05, .95).paths(200).horizon(2).toString())
        .endsWith(".target(\"y\").gaussian(0.05, 0.95).paths(200).horizon(2)");
    assertThat(series.gaussian().paths(200).paths(300).gaussian(.2).toString())
        .as("a second distribution takes the place of the first, its paths included")
        .endsWith(".target(\"y\").gaussian(0.2)");
    assertThat(series.gaussian().autoregressive().toString())
        .endsWith(".target(\"y\").gaussian().autoregressive()");
  }

  @Test
  void is_a_value_that_a_later_call_does_not_change() {
    Series series = Csv.series(Csv.lines("y", "1", "2", "3")).target("y").window(1);
    String before = series.toString();
    series.standardize().horizon(2);
    assertThat(series.toString()).isEqualTo(before);
    assertThat(series.horizon(2).horizon(1).toString()).endsWith(".window(1).horizon(1)");
  }

  @Test
  void reads_files_of_every_line_end_separator_and_quoting() {
    String windows = "\uFEFFt;\"the; \"\"value\"\"\"\r\n1; 1.5 \r\n2;\"2\"\r\n3;-3e0\r\n\r\n";
    double[] read =
        Csv.series(windows)
            .target("the; \"value\"")
            .window(1)
            .prepare()
            .timelines()
            .get(0)
            .target(0);
    assertThat(read).containsExactly(1.5, 2, -3);
    double[] tabs =
        Csv.series("t\ty\r1\t4\r2\t5").target("y").window(1).prepare().timelines().get(0).target(0);
    assertThat(tabs).containsExactly(4, 5);
  }

  @ParameterizedTest
  @CsvSource({
    "1949-01, 1949-02, 1949-03, 1949-05, 1 month, 12",
    "1949-01-01, 1949-02-01, 1949-03-01, 1949-05-01, 1 month, 12",
    "1949-01-31, 1949-02-28, 1949-03-31, 1949-05-31, 1 month, 12",
    "1949Q1, 1949Q2, 1949Q3, 1950Q1, 1 quarter, 4",
    "1949-01, 1949-04, 1949-07, 1950-01, 3 months, 4",
    "2024-02-28, 2024-02-29, 2024-03-01, 2024-03-03, 1 day, 7",
    "2024-02-21, 2024-02-28, 2024-03-06, 2024-03-20, 7 days, 52",
    "2024-01-01T22:00, 2024-01-01T23:00, 2024-01-02T00:00, 2024-01-02T02:00, 1 hour, 24",
    "2024-01-01T23:30, 2024-01-01T23:45, 2024-01-02T00:00, 2024-01-02T00:30, 15 minutes, 1",
    "1999, 2000, 2001, 2003, 1, 1",
  })
  void knows_times_their_step_and_season_and_goes_on_past_the_end(
      String first, String second, String third, String fifth, String step, int season) {
    PreparedSeries prepared =
        Csv.series(Csv.lines("t,y", first + ",1", second + ",2", third + ",3"))
            .time("t")
            .target("y")
            .window(1)
            .prepare();
    TimeAxis axis = prepared.timelines().get(0).axis();
    assertThat(axis.at(0)).isEqualTo(first);
    assertThat(axis.at(4)).isEqualTo(fifth);
    assertThat(axis.step()).isEqualTo(step);
    assertThat(prepared.season()).isEqualTo(season);
    assertThat(axis.rowAt(second)).isEqualTo(1);
    assertThat(axis.rowAt(fifth)).isEqualTo(4);
  }

  @Test
  void numbers_the_rows_where_no_time_is_named() {
    TimeAxis axis = timeline(Csv.series("y\n5\n6\n7\n").target("y").window(1)).axis();
    assertThat(axis.at(0)).isEqualTo("1");
    assertThat(axis.at(3)).isEqualTo("4");
  }

  @Test
  void mends_times_by_the_named_rules() {
    Series series =
        Csv.series(
                Csv.lines(
                    "t,y",
                    "2024-01-04,4",
                    "2024-01-01,1",
                    "2024-01-02,2",
                    "2024-01-02,4",
                    "2024-01-07,7",
                    "2024-01-08,8"))
            .time("t")
            .target("y")
            .mend(SORT, AVERAGE_DUPLICATES, FILL_GAPS)
            .window(1);
    Timeline filled = timeline(series.missing(INTERPOLATE));
    assertThat(filled.target(0)).containsExactly(1, 3, 3.5, 4, 5, 6, 7, 8);
    Timeline dropped = timeline(series.missing(DROP));
    assertThat(dropped.target(0)).containsExactly(1, 3, 4, 7, 8);
    assertThat(IntStream.range(0, 6).mapToObj(dropped.axis()::at))
        .containsExactly(
            "2024-01-01", "2024-01-02", "2024-01-04", "2024-01-07", "2024-01-08", "2024-01-09");
  }

  @Test
  void drops_rows_without_a_value_or_fills_them_from_their_neighbours() {
    Series series =
        Csv.series("y\nNA\n2\n\nn/a\n5\n?\n".replace("\n\n", "\n\"\"\n")).target("y").window(1);
    assertThat(timeline(series.missing(DROP)).target(0)).containsExactly(2, 5);
    assertThat(timeline(series.missing(INTERPOLATE)).target(0)).containsExactly(2, 2, 3, 4, 5, 5);
  }

  @Test
  void holds_out_rows_from_a_time_on() {
    PreparedSeries prepared =
        Series.read(Airline.file())
            .time("Month")
            .target("Passengers")
            .window(12)
            .holdOutFrom("1959-01-15")
            .prepare();
    assertThat(prepared.timelines().get(0).firstHeldOut()).isEqualTo(121);
  }

  @Test
  void encodes_covariates_statics_and_weights_in_their_places() {
    StringBuilder csv = new StringBuilder("t,y,p,f,r,w\n");
    for (int i = 0; i < 8; i++) {
      csv.append("2024-0%d,%d,%d,%b,%s,%d%n".formatted(i + 1, i, 10 * i, i % 2 == 0, "north", i));
    }
    csv.append("2024-09,,,true,north,\n").append("2024-10,,,false,north,\n");
    PreparedSeries prepared =
        Csv.series(csv.toString())
            .time("t")
            .target("y")
            .past("p")
            .future("f")
            .calendar(MONTH)
            .fixed("r")
            .weight("w")
            .window(3)
            .horizon(2)
            .prepare();
    assertThat(prepared.features())
        .containsExactly("y", "p", "f", "sin MONTH", "cos MONTH", "r = north");
    assertThat(prepared.sideWidth()).isEqualTo(2);
    Batch batch = prepared.training(0).batch(new int[] {1}, DataType.DOUBLE);
    // rows 1 to 3 seen, rows 4 and 5 asked for; p and f standardised over rows 0 to 7
    double p = (10 - 35) / Math.sqrt(525);
    assertThat(batch.x().slice(0).slice(0).toDoubleVector())
        .containsExactly(new double[] {1, p, -1, 0.5, Math.sqrt(0.75), 1}, within(1e-9));
    assertThat(batch.side().orElseThrow().toDoubleVector()).containsExactly(1, -1);
    assertThat(batch.target().ravel().toDoubleVector()).containsExactly(4, 5);
    assertThat(batch.weight().orElseThrow().toDoubleVector()).containsExactly(4, 5);
    Timeline timeline = prepared.timelines().get(0);
    assertThat(timeline.rows()).isEqualTo(8);
    assertThat(timeline.rowsAhead()).isEqualTo(2);
    Inputs inputs = prepared.inputs(List.of(Origin.afterLast(timeline)), DataType.DOUBLE);
    assertThat(inputs.side().orElseThrow().toDoubleVector()).containsExactly(1, -1);
  }

  @Test
  void refuses_to_forecast_where_a_future_covariate_ends() {
    PreparedSeries prepared =
        Csv.series(Csv.lines("t,y,f", "2024-01,1,1", "2024-02,2,2", "2024-03,3,3", "2024-04,,4"))
            .time("t")
            .target("y")
            .future("f")
            .window(1)
            .horizon(2)
            .prepare();
    Origin origin = Origin.afterLast(prepared.timelines().get(0));
    assertThatThrownBy(() -> prepared.inputs(List.of(origin), DataType.FLOAT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "forecast: future covariate 'f' has no value at 2024-05; add a row for it to the table,"
                + " its target left empty");
    Timeline longer = origin.timeline().extended(new double[][] {{9}});
    assertThat(longer.target(0)).containsExactly(1, 2, 3, 9);
    assertThat(origin.timeline().rows()).isEqualTo(3);
    assertThatThrownBy(() -> longer.extended(new double[][] {{9}}))
        .hasMessageStartingWith("forecast: future covariate 'f' has no value at 2024-05;");
  }

  @Test
  void refuses_to_go_on_past_an_unknown_past_covariate() {
    Timeline timeline =
        timeline(Csv.series(Csv.lines("y,p", "1,1", "2,2", "3,3")).target("y").past("p").window(1));
    assertThatThrownBy(() -> timeline.extended(new double[][] {{4}}))
        .hasMessage(
            "forecast: past covariate 'p' is unknown at 4; raise the horizon, or name it with"
                + " .future(...) if it is known");
  }

  @Test
  void scales_each_of_many_series_by_itself() {
    StringBuilder csv = new StringBuilder("s,t,y,r\n");
    for (int i = 0; i < 6; i++) {
      csv.append("big,%d,%d,7%n".formatted(i, 1000 * i));
      csv.append("small,%d,%d,9%n".formatted(i + 3, i));
    }
    PreparedSeries prepared =
        Csv.series(csv.toString())
            .by("s")
            .time("t")
            .target("y")
            .fixed("r")
            .standardize()
            .window(2)
            .prepare();
    assertThat(prepared.keys()).containsExactly("big", "small");
    assertThat(prepared.timeline("small").axis().at(0)).isEqualTo("3");
    assertThat(prepared.training(0).size()).isEqualTo(8);
    Batch batch = prepared.training(0).batch(new int[] {0, 4}, DataType.DOUBLE);
    assertThat(batch.x().getDouble(0, 0, 0)).isCloseTo(batch.x().getDouble(1, 0, 0), within(1e-12));
    assertThat(batch.x().getDouble(0, 0, 1)).isEqualTo(-1);
    assertThat(batch.x().getDouble(1, 0, 1)).isEqualTo(1);
    assertThatThrownBy(() -> prepared.timeline("tiny"))
        .hasMessage("there is no series 'tiny'; the series are 'big', 'small'");
  }

  @Test
  void a_constant_series_stays_finite_in_every_scale() {
    String constant = "y\n" + "0.1\n".repeat(12);
    for (Series series :
        List.of(
            Csv.series(constant).target("y").standardize(),
            Csv.series(constant).target("y").minMax(),
            Csv.series(constant).target("y").relative().standardize())) {
      Batch batch = series.window(3).prepare().training(0).batch(new int[] {0}, DataType.FLOAT);
      assertThat(batch.x().ravel().toDoubleVector())
          .containsExactly(new double[] {0, 0, 0}, within(1e-9));
    }
  }

  @Test
  void takes_tables_of_any_column_types() {
    DateColumn t = DateColumn.create("t");
    DoubleColumn y = DoubleColumn.create("y");
    IntColumn p = IntColumn.create("p");
    BooleanColumn f = BooleanColumn.create("f");
    for (int i = 0; i < 4; i++) {
      t.append(LocalDate.of(2024, 1, 1 + i));
      y.append(0.1 + i);
      p.append(i);
      f.append(i % 2 == 0);
    }
    Series series = Series.of(Table.create(t, y, p, f)).time("t").target("y").window(1);
    PreparedSeries prepared = series.past("p").future("f").prepare();
    assertThat(prepared.timelines().get(0).target(0)).containsExactly(0.1, 1.1, 2.1, 3.1);
    Batch batch = prepared.training(0).batch(new int[] {0}, DataType.DOUBLE);
    assertThat(batch.x().getDouble(0, 0, 2)).isEqualTo(1);
    assertThat(series.toString()).startsWith("series(table)");

    f.set(2, BooleanColumn.create("gap", 1).getByte(0));
    Series gap = Series.of(Table.create(t, y, p, f)).time("t").target("y").future("f").window(1);
    assertThatThrownBy(gap::prepare)
        .hasMessage(
            "series: column 'f', row 3: the cell is empty; call .missing(INTERPOLATE) or drop the"
                + " row");
  }

  @Test
  void new_data_is_seen_through_the_fitted_transforms() {
    PreparedSeries trained =
        Csv.series(rows(1, 20)).time("t").target("y").standardize().window(4).horizon(2).prepare();
    PreparedSeries fresh = trained.withData(Csv.table(rows(101, 110)));
    Timeline timeline = fresh.timelines().get(0);
    assertThat(timeline.firstHeldOut()).isEqualTo(10);
    double seen =
        fresh.inputs(List.of(Origin.afterLast(timeline)), DataType.DOUBLE).x().getDouble(0, 3, 0);
    assertThat(seen).isCloseTo((110 - 10.5) / Math.sqrt(399 / 12.0), within(1e-9));
  }

  @Test
  void new_data_that_does_not_fit_is_refused() {
    PreparedSeries trained =
        Csv.series(rows(1, 20)).time("t").target("y").difference(1).window(4).prepare();
    assertThatThrownBy(() -> trained.withData(Csv.table(rows(1, 4))))
        .hasMessage(
            "new data: it has 4 rows, window(4) with its differences needs 5; add the rows before"
                + " it");
    assertThatThrownBy(() -> trained.withData(Csv.table("t,z\n1,2\n")))
        .hasMessage("new data: there is no column 'y'; did you mean 't'? the columns are 't', 'z'");
    assertThatThrownBy(() -> trained.withData(Csv.table(rows(1, 9).replace("\n3,3", "\n3,x"))))
        .hasMessage("new data: column 'y', row 3: 'x' is not a number; correct the cell");
    String spaced = rows(1, 9).replaceAll("\n(\\d)", "\n$10");
    assertThatThrownBy(() -> trained.withData(Csv.table(spaced)))
        .hasMessage(
            "new data: its rows are 10 apart, expected 1; give it the step of the training data");
  }

  @Test
  void new_data_of_an_unknown_series_or_category_is_refused() {
    String csv = Csv.lines("s,r,y", "a,x,1", "a,x,2", "a,x,3", "b,z,1", "b,z,2", "b,z,3");
    PreparedSeries trained = Csv.series(csv).by("s").fixed("r").target("y").window(1).prepare();
    assertThatThrownBy(() -> trained.withData(Csv.table(csv.replace("b,", "c,"))))
        .hasMessage("new data: series 'c' was not in the training data, expected 'a', 'b'");
    assertThatThrownBy(() -> trained.withData(Csv.table(csv.replace(",z,", ",q,"))))
        .hasMessage("new data: column 'r': 'q' was not in the training data, expected 'x', 'z'");
  }

  @Test
  void validation_shares_and_origins_out_of_range_are_refused() {
    PreparedSeries prepared = Csv.series(rows(1, 20)).target("y").window(12).horizon(4).prepare();
    assertThatThrownBy(() -> prepared.training(1))
        .hasMessage(
            "validation(1.0): the share of rows kept for validation is at least 0 and below 1, e.g."
                + " 0.1");
    assertThatThrownBy(() -> prepared.training(0.3))
        .hasMessage(
            "window(12): with horizon(4) it needs 16 rows, before the validation part there are 14"
                + " rows; shorten the window, the horizon or the hold-out");
    Timeline timeline = prepared.timelines().get(0);
    assertThatThrownBy(() -> prepared.inputs(List.of(new Origin(timeline, 5)), DataType.FLOAT))
        .hasMessage("forecast from row 5: window(12) needs 12 rows before it; start later");
    assertThatThrownBy(() -> new Origin(timeline, 21))
        .hasMessage("forecast from row 21: the series has rows 0 to 19");
    assertThatThrownBy(() -> timeline.before(0))
        .hasMessage("before(0): the series has rows 0 to 19");
    assertThat(timeline.before(3).target(0)).containsExactly(1, 2, 3);
  }

  @Test
  void an_autoregressive_step_holds_a_row_and_what_is_known_of_the_next() {
    StringBuilder csv = new StringBuilder("t,y,f\n");
    for (int i = 0; i < 10; i++) {
      csv.append("2024-%02d,%s,%d%n".formatted(i + 1, i < 8 ? i : "", i));
    }
    AutoregressiveSeries series =
        Csv.series(csv.toString())
            .time("t")
            .target("y")
            .future("f")
            .calendar(MONTH)
            .relative()
            .window(3)
            .horizon(2)
            .autoregressive();
    PreparedSeries prepared = series.prepare();
    assertThat(series.toString()).endsWith(".horizon(2).autoregressive()");
    assertThat(prepared.autoregressive()).isTrue();
    assertThat(prepared.outputWidth()).isEqualTo(1);
    assertThat(prepared.sideWidth()).isZero();
    Batch batch = prepared.training(0).batch(new int[] {0}, DataType.DOUBLE);
    assertThat(batch.x().shape()).containsExactly(1, 4, 4);
    // the level is row 2, the last of the window
    assertThat(column(batch, 0)).containsExactly(-2, -1, 0, 1);
    assertThat(batch.target().ravel().toDoubleVector()).containsExactly(-1, 0, 1, 2);
    double scale = Math.sqrt(63 / 12.0);
    assertThat(column(batch, 1))
        .containsExactly(
            Arrays.stream(new double[] {1, 2, 3, 4}).map(f -> (f - 3.5) / scale).toArray(),
            within(1e-9));
    assertThat(batch.x().getDouble(0, 2, 2)).isCloseTo(1, within(1e-9)); // row 2 tells of April

    List<Origin> origins = List.of(Origin.afterLast(prepared.timelines().get(0)));
    Inputs warmUp = prepared.inputs(origins, DataType.DOUBLE);
    assertThat(warmUp.x().shape()).containsExactly(1, 3, 4);
    var answer = warmUp.x().slice(0).getColumn(0).getScalar(2).reshape(1, 1).add(5);
    var next = prepared.nextInput(origins, 1, answer);
    assertThat(next.shape()).containsExactly(1, 1, 4);
    assertThat(next.getDouble(0, 0, 0)).isEqualTo(5);
    assertThat(next.getDouble(0, 0, 1)).isCloseTo((9 - 3.5) / scale, within(1e-9));
    assertThatThrownBy(() -> prepared.nextInput(origins, 2, answer))
        .hasMessageStartingWith("forecast: future covariate 'f' has no value at 2024-11;");
    assertThat(prepared.decode(origins, answer)[0][0][0][0]).isEqualTo(12);
  }

  @Test
  void quantiles_widen_the_answer_and_come_last_when_decoded() {
    PreparedSeries prepared =
        Csv.series(rows(1, 20))
            .target("y")
            .relative()
            .window(3)
            .horizon(2)
            .quantiles(.1, .9)
            .prepare();
    assertThat(prepared.outputWidth()).isEqualTo(4);
    var output = Nd4j.createFromArray(new double[][] {{-1, 1, -2, 2}});
    double[][][][] decoded =
        prepared.decode(List.of(Origin.afterLast(prepared.timelines().get(0))), output);
    assertThat(decoded[0][0][0]).containsExactly(19, 21);
    assertThat(decoded[0][1][0]).containsExactly(18, 22);
  }

  private static Timeline timeline(Series series) {
    return series.prepare().timelines().get(0);
  }

  private static double[] column(Batch batch, int feature) {
    return batch.x().slice(0).getColumn(feature).toDoubleVector();
  }

  private static String rows(int from, int to) {
    StringBuilder csv = new StringBuilder("t,y\n");
    IntStream.rangeClosed(from, to).forEach(i -> csv.append(i).append(',').append(i).append('\n'));
    return csv.toString();
  }
}
