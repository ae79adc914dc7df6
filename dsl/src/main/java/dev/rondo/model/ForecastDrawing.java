package dev.rondo.model;

import dev.rondo.chart.ForecastPicture;
import dev.rondo.chart.Interval;
import dev.rondo.chart.Line;
import dev.rondo.chart.Picture;
import dev.rondo.chart.PlotTimes;
import dev.rondo.data.TimeAxis;
import dev.rondo.evaluate.SeasonalNaive;
import java.time.LocalDateTime;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A forecast as a picture. */
final class ForecastDrawing {

  private static final Pattern YEAR = Pattern.compile("[12]\\d{3}");

  private ForecastDrawing() {}

  static Picture of(Prospect p, int season) {
    SeasonalNaive rule = new SeasonalNaive(season);
    double[] truth = p.truth();
    return new ForecastPicture(
            times(p.timeline().axis(), p.first() + p.steps()),
            Line.of("history", p.history()),
            Line.of("forecast", p.values()),
            truth.length == 0 ? Optional.empty() : Optional.of(Line.of("truth", truth)),
            intervals(p),
            Optional.of(Line.of(rule.name(), p.baseline(rule))),
            p.key().map(key -> p.name() + " of " + key).orElse(p.name()))
        .picture();
  }

  /**
   * The times of some rows, for a picture: moments, or years where the table has such numbers, or
   * else the number of the row.
   */
  static PlotTimes times(TimeAxis axis, int[] rows) {
    List<LocalDateTime> moments =
        IntStream.of(rows).mapToObj(axis::moment).flatMap(Optional::stream).toList();
    if (moments.size() == rows.length) {
      return PlotTimes.of(moments);
    }
    List<String> written = IntStream.of(rows).mapToObj(axis::at).toList();
    return written.stream().allMatch(text -> YEAR.matcher(text).matches())
        ? PlotTimes.of(written.stream().map(Year::parse).toList())
        : PlotTimes.numbered(rows[0] + 1, rows.length);
  }

  /** The times of the first rows. */
  static PlotTimes times(TimeAxis axis, int rows) {
    return times(axis, IntStream.range(0, rows).toArray());
  }

  /** Bands between quantiles that lie as far from the lower end as from the upper. */
  private static List<Interval> intervals(Prospect p) {
    List<Interval> found = new ArrayList<>();
    List<Double> levels = p.levels();
    for (int low = 0, high = levels.size() - 1; low < high; low++, high--) {
      found.add(
          new Interval(
              levels.get(low),
              levels.get(high),
              Line.of("q" + levels.get(low), p.quantile(low)),
              Line.of("q" + levels.get(high), p.quantile(high))));
    }
    return found;
  }
}
