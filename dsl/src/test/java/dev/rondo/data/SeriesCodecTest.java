package dev.rondo.data;

import static dev.rondo.data.CalendarFeature.MONTH;
import static dev.rondo.data.CalendarFeature.QUARTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.checkpoint.CheckpointException;
import dev.rondo.checkpoint.Fields;
import dev.rondo.checkpoint.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is known of series goes into a file and comes out the same. */
class SeriesCodecTest {

  static Stream<PreparedSeries> every_way() {
    return Stream.of(
        Airline.declared().prepare(),
        Airline.declared().season(6).quantiles(0.1, 0.5, 0.9).prepare(),
        shops().log().difference(2).minMax().prepare(),
        shops()
            .past("warmth")
            .fixed("town", "size")
            .calendar(MONTH, QUARTER)
            .missing(Missing.INTERPOLATE)
            .mend(Mend.SORT, Mend.FILL_GAPS)
            .prepare(),
        Airline.declared().gaussian(0.2, 0.8).paths(70).prepare(),
        shops().standardize().autoregressive().prepare(),
        shops().relative().autoregressive().prepare());
  }

  private static Series shops() {
    StringBuilder text = new StringBuilder("shop,day,sales,warmth,offer,town,size\n");
    for (int day = 1; day <= 20; day++) {
      text.append("a,2024-01-%02d,%d,%d,%d,Rom,3\n".formatted(day, day * day, day % 5, day % 2));
      text.append("b,2024-01-%02d,%d,%d,%d,Bern,7\n".formatted(day, 90 - day, day % 3, day % 4));
    }
    return Csv.series(text.toString())
        .by("shop")
        .time("day")
        .target("sales")
        .future("offer")
        .window(4)
        .horizon(2)
        .holdOut(3);
  }

  @ParameterizedTest
  @MethodSource("every_way")
  void all_that_is_known_comes_back(PreparedSeries series) {
    FittedSeries before = series.fitted();
    FittedSeries after = FittedSeries.read(fields(Json.write(series.tree())));
    assertThat(after.plan().roles()).isEqualTo(before.plan().roles());
    assertThat(after.plan().forNewData()).isEqualTo(before.plan().forNewData());
    assertThat(after.encoder()).isEqualTo(before.encoder());
    assertThat(after.features()).isEqualTo(before.features());
    assertThat(after.step()).isEqualTo(before.step());
    assertThat(Json.write(after.tree())).isEqualTo(Json.write(series.tree()));
  }

  @Test
  void every_transform_is_among_them() {
    Set<Class<?>> met = new HashSet<>();
    every_way()
        .forEach(s -> s.fitted().plan().transforms().steps().forEach(t -> met.add(t.getClass())));
    assertThat(met).containsExactlyInAnyOrderElementsOf(leaves(Transform.class));
  }

  @Test
  void every_form_of_answer_is_among_them() {
    Set<Class<?>> met = new HashSet<>();
    every_way().forEach(series -> met.add(series.form().getClass()));
    assertThat(met).containsExactlyInAnyOrder(AnswerForm.class.getPermittedSubclasses());
  }

  private static List<Class<?>> leaves(Class<?> sealed) {
    return Stream.of(sealed.getPermittedSubclasses())
        .<Class<?>>flatMap(c -> c.isSealed() ? leaves(c).stream() : Stream.of(c))
        .toList();
  }

  @Test
  void rows_of_the_same_declaration_are_seen_through_what_the_file_knows() {
    PreparedSeries trained = Airline.declared().prepare();
    PreparedSeries read = PreparedSeries.read(fields(Json.write(trained.tree())));
    assertThat(read.hasData()).isFalse();
    assertThat(read.season()).isEqualTo(12);
    PreparedSeries bound = read.withRowsOf(Airline.declared().holdOut(36).prepare());
    assertThat(bound.hasData()).isTrue();
    assertThat(bound.fitted().encoder()).isEqualTo(trained.fitted().encoder());
    assertThat(bound.timelines().get(0).firstHeldOut()).isEqualTo(108);
  }

  @ParameterizedTest
  @MethodSource("other_declarations")
  void another_declaration_is_refused(Series other, String message) {
    PreparedSeries trained = Airline.declared().prepare();
    PreparedSeries given = other.prepare();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> trained.withRowsOf(given))
        .withMessage(message);
  }

  static Stream<Object[]> other_declarations() {
    return Stream.of(
        new Object[] {
          Airline.declared().window(12),
          "series: the model was trained with window(24), the series declares window(12); declare"
              + " it as it was in training"
        },
        new Object[] {
          Airline.declared().quantiles(0.5),
          "series: the model was trained with answers of one value, the series declares answers of"
              + " quantiles [0.5]; declare it as it was in training"
        },
        new Object[] {
          Series.read(Airline.file())
              .time("Month")
              .target("Passengers")
              .calendar(MONTH)
              .window(24)
              .horizon(12),
          "series: the model was trained with transforms [log(), relative(), standardize()], the"
              + " series declares no transforms; declare it as it was in training"
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "window":24        | "window":0          | windowing: window(0): a window has at least 1 row
          "window":24        | "window":2147483646 | series: window, horizon and differences take 2147483658 rows; no table has so many
          "window":24        | "window":"24"       | windowing.window: expected a whole number of 32 bits, got '24'
          "word":"log"       | "word":"root"       | transforms[0].word: expected one of log, difference, relative, standardize, minMax, got 'root'; perhaps a newer Rondo wrote it
          "word":"standardize"| "word":"log"       | transforms[2]: log(): it is there already; call it once
          "encoding":"DIRECT"| "encoding":"SIDEWAYS" | encoding: expected one of DIRECT, AUTOREGRESSIVE, got 'SIDEWAYS'; perhaps a newer Rondo wrote it
          "target":["Passengers"] | "target":["Month"] | roles: target("Month"): column 'Month' is already the time; give a column one use
          "target":["Passengers"] | "tarmac":[]    | series: no target; name the column to forecast, e.g. .target("target")
          "horizon":12       | "horizon":2147483647 | series: window, horizon and differences take 2147483671 rows; no table has so many
          "word":"point"     | "word":"gaussian","levels":[0.5],"paths":10000001 | windowing.answer.paths: expected at most 10000000, got 10000001
          "word":"point"     | "word":"quantiles","levels":[] | windowing.answer.levels: expected at least one, got none
          "word":"point"     | "word":"quantiles","levels":[0.9,0.1] | windowing.answer: quantiles(0.9, 0.1): quantiles lie between 0 and 1 and rise, e.g. .quantiles(0.1, 0.5, 0.9)
          "key":""           | "key":"b"           | series: expected one without a name, got 'b'
          "size":1           | "size":0            | step.size: expected at least 1, got 0
          "past":[]          | "past":[{"shift":0.0,"scale":1.0}] | series[0].past: expected 0 past covariates, got 1
          "MONTH"]           | "MONTH","MONTH"]    | calendar(MONTH): it is there already; name it once
          """)
  void what_cannot_be_is_refused(String was, String is, String problem) {
    String json = Json.write(Airline.declared().prepare().tree());
    assertThat(json).contains(was);
    assertThatThrownBy(() -> PreparedSeries.read(fields(json.replace(was, is))))
        .isInstanceOf(CheckpointException.class)
        .hasMessage("metadata 'rondo.data' (byte 8): " + problem);
  }

  private static Fields fields(String json) {
    return Fields.read("metadata 'rondo.data'", json);
  }
}
