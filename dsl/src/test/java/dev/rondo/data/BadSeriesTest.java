package dev.rondo.data;

import static dev.rondo.data.CalendarFeature.MONTH;
import static dev.rondo.data.Mend.AVERAGE_DUPLICATES;
import static dev.rondo.data.Mend.FILL_GAPS;
import static dev.rondo.data.Mend.SORT;
import static dev.rondo.data.Missing.DROP;
import static dev.rondo.data.Missing.INTERPOLATE;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that can be wrong with a series, and what is said about it. */
class BadSeriesTest {

  @TempDir Path folder;

  /**
   * What is in the file, what is declared on it, and the whole message; FILE stands for its path.
   */
  record Bad(String csv, UnaryOperator<Series> declared, String message) {

    @Override
    public String toString() {
      return message;
    }
  }

  private static Series plain(Series s) {
    return s.target("y").window(2);
  }

  private static Series timed(Series s) {
    return plain(s.time("t"));
  }

  @ParameterizedTest
  @MethodSource({"files", "cells", "times", "columns", "windows", "transforms"})
  void is_refused_in_one_clear_sentence(Bad bad) throws IOException {
    Path file = Files.writeString(folder.resolve("bad.csv"), bad.csv(), ISO_8859_1);
    Throwable thrown = catchThrowable(() -> bad.declared().apply(Series.read(file)).prepare());
    assertThat(thrown)
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage(bad.message().replace("FILE", "series(\"" + file + "\")"));
    assertThat(thrown.getMessage()).doesNotContain("\n");
  }

  static Stream<Bad> files() {
    return Stream.of(
        new Bad("", BadSeriesTest::plain, "FILE: the file is empty; expected a header and rows"),
        new Bad(
            "\n\n", BadSeriesTest::plain, "FILE: the file is empty; expected a header and rows"),
        new Bad("t,y\n", BadSeriesTest::plain, "FILE: the file has a header but no rows"),
        new Bad(
            "t,y\n1,2\n2\n",
            BadSeriesTest::plain,
            "FILE: row 2 has 1 cell, the header has 2; correct the row"),
        new Bad(
            "t,y\n1,2\n2,3,4\n",
            BadSeriesTest::plain,
            "FILE: row 2 has 3 cells, the header has 2; correct the row"),
        new Bad(
            "t,y\n1,2\n\n3,4\n",
            BadSeriesTest::plain,
            "FILE: row 2 has 1 cell, the header has 2; correct the row"),
        new Bad("y,y\n1,2\n", BadSeriesTest::plain, "FILE: the header names 'y' twice; rename one"),
        new Bad(
            "t,\n1,2\n",
            BadSeriesTest::plain,
            "FILE: column 2 of the header has no name; give it one"),
        new Bad(
            "t,y\n1,\"2\n2,3\n",
            BadSeriesTest::plain,
            "FILE: row 1 opens a quote that never closes"),
        new Bad(
            "\u007fELF\u0000\u0001\u0002",
            BadSeriesTest::plain,
            "FILE: the header holds bytes that are not text; is this a CSV file?"),
        new Bad(
            "t,y\n1,2\n\u0000\u0000",
            BadSeriesTest::plain,
            "FILE: row 2 holds bytes that are not text; is this a CSV file?"),
        new Bad(
            "t,y\n1,\u00e9\n",
            BadSeriesTest::plain,
            "FILE: line 2 is not UTF-8 text: byte 6 of the file is 0xE9; save the CSV file in UTF-8,"
                + " from Latin-1 with 'iconv -f LATIN1 -t UTF-8'"));
  }

  static Stream<Bad> cells() {
    return Stream.of(
        new Bad(
            "y\n1\nn/a\n3\n",
            BadSeriesTest::plain,
            "series: column 'y', row 2: 'n/a' is not a number; call .missing(INTERPOLATE) or drop"
                + " the row"),
        new Bad(
            "t,y\n1,1\n2,\n3,3\n",
            BadSeriesTest::plain,
            "series: column 'y', row 2: the cell is empty; call .missing(INTERPOLATE) or drop the"
                + " row"),
        new Bad(
            "y\n1\nNaN\n3\n",
            BadSeriesTest::plain,
            "series: column 'y', row 2: 'NaN' is not a number; call .missing(INTERPOLATE) or drop"
                + " the row"),
        new Bad(
            "y\n1\n12a\n3\n",
            s -> plain(s.missing(INTERPOLATE)),
            "series: column 'y', row 2: '12a' is not a number; correct the cell"),
        new Bad(
            "y\n1\n0x1p3\n3\n",
            BadSeriesTest::plain,
            "series: column 'y', row 2: '0x1p3' is not a number; correct the cell"),
        new Bad(
            "t;y\n1;1\n2;1,5\n3;2\n",
            BadSeriesTest::plain,
            "series: column 'y', row 2: '1,5' is not a number; write 1.5 with a point"),
        new Bad(
            "y\n1\n-Infinity\n3\n",
            BadSeriesTest::plain,
            "series: column 'y', row 2: '-Infinity' is not a finite number; correct the cell"),
        new Bad(
            "y\n1\n1e999\n3\n",
            BadSeriesTest::plain,
            "series: column 'y', row 2: '1e999' is not a finite number; correct the cell"),
        new Bad(
            "y\n1\ntrue\n3\n",
            BadSeriesTest::plain,
            "series: column 'y', row 2: 'true' is not a number; correct the cell"),
        new Bad(
            "y,w\n1,1\n2,-1\n3,1\n",
            s -> plain(s.weight("w")),
            "series: column 'w', row 2: a weight of -1; weights are at least 0"),
        new Bad(
            "y,p\n1,1\n2,x\n3,1\n",
            s -> plain(s.past("p")),
            "series: column 'p', row 2: 'x' is not a number; correct the cell"),
        new Bad(
            "y,t\n,1\n,2\n,3\n4,4\n5,5\n",
            s -> s.target("y").window(1).missing(INTERPOLATE).holdOut(2),
            "series: column 'y' has no value before the hold-out; nothing to interpolate from"),
        new Bad(
            "y,p\n,1\n,2\n,3\n",
            s -> plain(s.missing(DROP)),
            "series: no row has a value in every column; fill in the file or use other columns"),
        new Bad(
            "y,s\n1,a\n2,\n3,a\n",
            s -> plain(s.by("s")),
            "series: column 's', row 2: the cell is empty; name the series of this row"),
        new Bad(
            "y,r\n1,a\n2,b\n3,a\n",
            s -> plain(s.fixed("r")),
            "series: column 'r', row 2: 'b', but 'a' in row 1; a static feature never changes, name"
                + " it with .past(...) or .future(...)"),
        new Bad(
            "y,r\n1,a\n2,\n3,a\n",
            s -> plain(s.fixed("r")),
            "series: column 'r', row 2: the cell is empty; a static feature needs a value"));
  }

  static Stream<Bad> times() {
    return Stream.of(
        new Bad(
            "t,y\nJan-49,1\nFeb-49,2\nMar-49,3\n",
            BadSeriesTest::timed,
            "series: column 't', row 1: 'Jan-49' is no time; expected 1949-01, 1949-01-31,"
                + " 1949-01-31T12:00, 1949Q1 or a whole number"),
        new Bad(
            "t,y\n1949-01,1\n1949-13,2\n1949-03,3\n",
            BadSeriesTest::timed,
            "series: column 't', row 2: '1949-13' is no time; expected a month like '1949-01' of"
                + " row 1"),
        new Bad(
            "t,y\n2021-02-28,1\n2021-02-29,2\n2021-03-01,3\n",
            BadSeriesTest::timed,
            "series: column 't', row 2: '2021-02-29' is no time; expected a date like '2021-02-28'"
                + " of row 1"),
        new Bad(
            "t,y\n1,1\n,2\n3,3\n",
            BadSeriesTest::timed,
            "series: column 't', row 2: the cell is empty; expected a whole number like '1' of row"
                + " 1"),
        new Bad(
            "t,y\n1949-01,1\n1949-03,3\n1949-02,2\n1949-04,4\n",
            BadSeriesTest::timed,
            "series: column 't', row 3: 1949-02 comes after 1949-03, expected rising times; call"
                + " .mend(SORT)"),
        new Bad(
            "t,y\n1949-01,1\n1949-02,2\n1949-02,3\n1949-03,4\n",
            s -> timed(s.mend(SORT)),
            "series: column 't', row 3: 1949-02 is in row 2 too, expected each time once; call"
                + " .mend(AVERAGE_DUPLICATES)"),
        new Bad(
            "t,y\n1949-01,1\n1949-02,2\n1949-03,3\n1949-05,4\n",
            s -> timed(s.mend(SORT, AVERAGE_DUPLICATES)),
            "series: column 't', row 4: 1949-05 follows 1949-03, expected 1949-04 (steps of 1"
                + " month); call .mend(FILL_GAPS) or add the rows"),
        new Bad(
            "t,y\n0,1\n2,2\n4,3\n7,4\n",
            s -> timed(s.mend(FILL_GAPS)),
            "series: column 't', row 4: 7 follows 4, expected 6 (steps of 2); correct the time or"
                + " leave out .time(...)"),
        new Bad(
            "t,y\n1949-01-01,1\n1949-01-02,2\n1949-01-03,3\n9949-01-04,4\n",
            s -> timed(s.mend(FILL_GAPS)),
            "series: column 't', row 4: 9949-01-04 follows 1949-01-03, expected 1949-01-04 (steps"
                + " of 1 day); correct the time or leave out .time(...)"),
        new Bad(
            "t,y\n1949-01,1\n1949-02,2\n1949-03,3\n1949-05,4\n",
            s -> timed(s.mend(FILL_GAPS)),
            "mend(FILL_GAPS): a row it inserts has no value in column 'y'; call"
                + " .missing(INTERPOLATE)"),
        new Bad(
            "t,y\n2020-01-01T00:15,1\n2020-01-01T00:30,2\n2020-01-01T00:45,3\n2020-01-01T01:30,4\n",
            BadSeriesTest::timed,
            "series: column 't', row 4: 2020-01-01T01:30 follows 2020-01-01T00:45, expected"
                + " 2020-01-01T01:00 (steps of 15 minutes); call .mend(FILL_GAPS) or add the rows"),
        new Bad(
            rows(9),
            s -> timed(s.calendar(MONTH)),
            "calendar(MONTH): time column 't' holds plain numbers, expected dates; leave"
                + " .calendar(...) out"),
        new Bad(
            rows(9),
            s -> plain(s.calendar(MONTH)),
            "calendar(MONTH): the series has no times; name their column with .time(...)"));
  }

  static Stream<Bad> columns() {
    return Stream.of(
        new Bad(
            "Month,Passengers\n1,2\n",
            s -> s.target("Pasengers"),
            "target(\"Pasengers\"): there is no column 'Pasengers'; did you mean 'Passengers'? the"
                + " columns are 'Month', 'Passengers'"),
        new Bad(
            "Month,Passengers\n1,2\n",
            s -> s.time("date of flight"),
            "time(\"date of flight\"): there is no column 'date of flight'; the columns are"
                + " 'Month', 'Passengers'"),
        new Bad(
            rows(9),
            s -> s.time("y").target("y"),
            "target(\"y\"): column 'y' is already the time; give a column one use"),
        new Bad(
            rows(9),
            s -> s.target("y", "y"),
            "target(\"y\"): column 'y' is already a target; give a column one use"),
        new Bad(rows(9), Series::target, "target(): name a column; the columns are 't', 'y'"),
        new Bad(
            rows(9),
            s -> s.time("t").window(2),
            "series: no target; name the column to forecast, e.g. .target(\"y\")"),
        new Bad(
            rows(9),
            s -> s.target("y"),
            "series: no window; say how many rows the network sees, e.g. .window(24)"),
        new Bad(
            rows(9),
            s -> s.calendar(MONTH, MONTH),
            "calendar(MONTH): it is there already; name it once"),
        new Bad(
            rows(9),
            s -> s.target("y").past("t").window(2).autoregressive().series(),
            "autoregressive(): past covariate 't' is unknown in the rows to forecast; name it with"
                + " .future(...) if it is known, or leave .autoregressive() out"));
  }

  static Stream<Bad> windows() {
    return Stream.of(
        new Bad(rows(9), s -> s.window(0), "window(0): a window has at least 1 row"),
        new Bad(rows(9), s -> s.window(-3), "window(-3): a window has at least 1 row"),
        new Bad(rows(9), s -> s.window(9), "window(9): the data has 9 rows; shorten the window"),
        new Bad(rows(1), s -> s.window(1), "window(1): the data has 1 row; shorten the window"),
        new Bad(rows(9), s -> s.horizon(0), "horizon(0): a horizon has at least 1 row"),
        new Bad(rows(9), s -> s.horizon(-1), "horizon(-1): a horizon has at least 1 row"),
        new Bad(rows(9), s -> s.season(0), "season(0): a season has at least 1 row"),
        new Bad(rows(9), s -> s.holdOut(-1), "holdOut(-1): a hold-out has at least 0 rows"),
        new Bad(
            rows(9),
            s -> plain(s.holdOut(9)),
            "holdOut(9): the data has 9 rows; leave some to train on"),
        new Bad(
            rows(9),
            s -> timed(s.holdOutFrom("1959-01")),
            "holdOutFrom(\"1959-01\"): '1959-01' is not a time of this series; write it like 1"),
        new Bad(
            rows(9),
            s -> timed(s.holdOutFrom("10")),
            "holdOutFrom(\"10\"): the data ends at 9; name an earlier time"),
        new Bad(
            rows(9),
            s -> timed(s.holdOutFrom("0")),
            "holdOutFrom(\"0\"): the data begins at 1; leave some to train on"),
        new Bad(
            rows(144),
            s -> s.target("y").window(130).holdOut(24),
            "window(130): the training part has 120 rows; shorten the window or the hold-out"),
        new Bad(
            rows(144),
            s -> s.target("y").window(110).horizon(12).difference(12).holdOut(24),
            "window(110): with horizon(12) and 12 rows of differences it needs 134 rows, the"
                + " training part has 120 rows; shorten the window, the horizon or the hold-out"),
        new Bad(
            "s,y\na,1\na,2\na,3\na,4\nb,1\nb,2\n",
            s -> s.by("s").target("y").window(2),
            "window(2): the training part has 2 rows of 'b'; shorten the window or the hold-out"),
        new Bad(
            rows(9),
            s -> s.quantiles(0.1, 1.5),
            "quantiles(0.1, 1.5): quantiles lie between 0 and 1 and rise, e.g. .quantiles(0.1, 0.5,"
                + " 0.9)"),
        new Bad(
            rows(9),
            s -> s.quantiles(0.5, 0.5),
            "quantiles(0.5, 0.5): quantiles lie between 0 and 1 and rise, e.g. .quantiles(0.1, 0.5,"
                + " 0.9)"),
        new Bad(
            rows(9),
            s -> s.gaussian(0.9, 0.1),
            "gaussian(0.9, 0.1): quantiles lie between 0 and 1 and rise, e.g. .gaussian(0.1, 0.5,"
                + " 0.9)"),
        new Bad(
            rows(9),
            s -> s.gaussian().quantiles(0.2, 0.8),
            "quantiles(0.2, 0.8): the series has .gaussian() already, which has quantiles of its"
                + " own; leave one of the two out, or name the levels in .gaussian(0.2, 0.8)"),
        new Bad(
            rows(9),
            s -> s.quantiles(0.2, 0.8).gaussian(),
            "gaussian(): the series has .quantiles(0.2, 0.8) already; leave one of the two out, or"
                + " name the levels in .gaussian(0.2, 0.8)"),
        new Bad(rows(9), s -> s.gaussian().paths(0), "paths(0): a forecast has at least 1 path"),
        new Bad(
            rows(9),
            s -> s.paths(200).gaussian(),
            "paths(200): nothing is sampled without a distribution; call .gaussian() before it"));
  }

  static Stream<Bad> transforms() {
    return Stream.of(
        new Bad(
            "y\n1\n0\n3\n4\n",
            s -> plain(s.log()),
            "log(): column 'y', row 2: 0 has no logarithm, expected values above 0; leave .log()"
                + " out or shift the column"),
        new Bad(
            "y\n1\n2\n3\n-4.5\n",
            s -> plain(s.log().holdOut(1)),
            "log(): column 'y', row 4: -4.5 has no logarithm, expected values above 0; leave .log()"
                + " out or shift the column"),
        new Bad(
            rows(9),
            s -> s.difference(0),
            "difference(0): the distance is at least 1 row, e.g. .difference(1)"),
        new Bad(
            rows(9),
            s -> s.relative().log(),
            "log() after relative(): values after relative() can be negative; write"
                + " .log().relative()"),
        new Bad(
            rows(9),
            s -> s.difference(1).log(),
            "log() after difference(1): values after difference(1) can be negative; write"
                + " .log().difference(1)"),
        new Bad(
            rows(9),
            s -> s.standardize().log(),
            "log() after standardize(): values after standardize() can be negative; write"
                + " .log().standardize()"),
        new Bad(
            rows(9),
            s -> s.relative().difference(12),
            "difference(12) after relative(): it works on rows, relative() on windows; write"
                + " .difference(12).relative()"),
        new Bad(
            rows(9),
            s -> s.standardize().minMax(),
            "minMax() after standardize(): one scaler is enough; drop one"),
        new Bad(rows(9), s -> s.log().log(), "log(): it is there already; call it once"),
        new Bad(
            rows(9),
            s -> s.relative().relative(),
            "relative(): it is there already; call it once"));
  }

  private static String rows(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(row -> row + "," + row)
        .collect(Collectors.joining("\n", "t,y\n", "\n"));
  }

  @Test
  void a_line_of_fifty_megabytes_is_no_row() throws IOException {
    Path file = folder.resolve("long.csv");
    byte[] junk = new byte[50_000_000];
    Arrays.fill(junk, (byte) '7');
    Files.write(file, junk);
    assertThat(catchThrowable(() -> Series.read(file)))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "series(\"%s\"): the header is longer than 1000000 characters; is this a CSV file?",
            file);
  }

  @Test
  void a_missing_file_is_named_with_the_working_directory() {
    Path file = folder.resolve("nowhere.csv");
    assertThat(catchThrowable(() -> Series.read(file)))
        .isExactlyInstanceOf(UncheckedIOException.class)
        .hasMessage(
            "series(\"%s\"): there is no such file; the working directory is %s",
            file, Path.of("").toAbsolutePath());
  }

  @Test
  void a_directory_is_no_file() {
    assertThat(catchThrowable(() -> Series.read(folder)))
        .isExactlyInstanceOf(UncheckedIOException.class)
        .hasMessage("series(\"%s\"): this is a directory; name a CSV file", folder);
  }

  @Test
  void a_file_that_cannot_be_opened_is_unreadable() throws IOException {
    // a link that leads to itself cannot be opened by anybody, not even by root
    Path loop = folder.resolve("loop.csv");
    Files.createSymbolicLink(loop, loop);
    assertThat(catchThrowable(() -> Series.read(loop)))
        .isExactlyInstanceOf(UncheckedIOException.class)
        .hasMessage("series(\"%s\"): the file cannot be read; check its permissions", loop);
  }
}
