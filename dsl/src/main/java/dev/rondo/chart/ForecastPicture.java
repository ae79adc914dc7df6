package dev.rondo.chart;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a forecast chart is drawn from: the end of the history, the forecast with its intervals, and
 * the held-out truth and a baseline beside it. Of a long history the last part alone is drawn,
 * three times the forecast but at least 48 steps.
 *
 * @param times when the steps were, those of the history first and then those of the forecast
 * @param history what was known, up to the origin
 * @param forecast one value a step after the origin
 * @param truth what came after the origin, as far as it is known
 * @param intervals bands about the forecast, in any order
 * @param baseline what a simple rule would have said, as long as the forecast
 * @param unit what the values count, for the axis: "passengers"
 */
public record ForecastPicture(
    PlotTimes times,
    Line history,
    Line forecast,
    Optional<Line> truth,
    List<Interval> intervals,
    Optional<Line> baseline,
    String unit) {

  private static final String CHART = "forecast";
  private static final int HEIGHT = 330;

  /** Checks that the lines fit together. */
  public ForecastPicture {
    Objects.requireNonNull(unit, "unit");
    history.requireFinite(CHART);
    forecast.requireFinite(CHART);
    int steps = forecast.size();
    String beside = "'" + forecast.name() + "' has";
    times.requireSize(CHART, history.size() + steps, "history and forecast have");
    baseline.ifPresent(line -> line.requireFinite(CHART).requireSize(CHART, steps, beside));
    intervals =
        intervals.stream().sorted(Comparator.comparing(Interval::share).reversed()).toList();
    intervals.forEach(interval -> interval.low().requireSize(CHART, steps, beside));
    if (truth.isPresent() && truth.get().size() > steps) {
      throw new IllegalArgumentException(
          "%s: '%s' has %d values, more than the %d of '%s'; cut it to the forecast"
              .formatted(CHART, truth.get().name(), truth.get().size(), steps, forecast.name()));
    }
  }

  /** The chart. */
  public Picture picture() {
    int steps = forecast.size();
    String origin = times.name(history.size());
    Optional<String> score = truth.flatMap(this::score);
    String title =
        score.orElseGet(
            () ->
                "Forecast of %d %s from %s"
                    .formatted(steps, steps == 1 ? "step" : "steps", origin));
    List<String> figures = new ArrayList<>();
    score.ifPresent(
        s -> figures.add(Miss.name(miss(forecast).inPercent()) + " from " + origin + " on"));
    if (score.isEmpty()) {
      Extent extent = Extent.of(List.of(forecast));
      figures.add(
          "between %s and %s %s"
              .formatted(Figures.of(extent.low()), Figures.of(extent.high()), unit)
              .strip());
    }
    truth.ifPresent(t -> intervals.forEach(interval -> figures.add(interval.coverage(t))));
    String subtitle = Words.capital(String.join("; ", figures));
    String text =
        "forecast: %d %s from %s, after %d of history\n%s\n%s"
            .formatted(
                steps, steps == 1 ? "step" : "steps", origin, history.size(), title, subtitle);
    return new Picture(title, text, Card.of(title, subtitle, HEIGHT, plane()));
  }

  private Optional<String> score(Line known) {
    Miss ours = miss(forecast);
    if (ours.count() == 0) {
      return Optional.empty();
    }
    boolean percent = ours.inPercent();
    String words = Words.capital(forecast.name()) + " error " + ours.words(percent, unit);
    return Optional.of(
        words
            + baseline
                .map(line -> ", " + line.name() + " " + miss(line).words(percent, unit))
                .orElse(""));
  }

  private Miss miss(Line line) {
    Miss miss = new Miss();
    List<Double> known = truth.map(Line::values).orElse(List.of());
    for (int i = 0; i < known.size(); i++) {
      miss.add(known.get(i), line.values().get(i));
    }
    return miss;
  }

  private Plane plane() {
    int origin = history.size();
    int end = times.size();
    int start = Math.max(0, origin - Math.max(3 * forecast.size(), 48));
    Doubles ahead = times.positions(origin, end);
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < intervals.size(); i++) {
      Interval interval = intervals.get(i);
      // The widest lies lowest and is the palest.
      double ink = 0.16 + 0.16 * i / Math.max(1, intervals.size() - 1);
      layers.add(
          new Layer.Band(
              interval.name(),
              Style.tint(Style.VERMILION, intervals.size() == 1 ? 0.2 : ink),
              ahead,
              interval.low().drawn(),
              interval.high().drawn()));
    }
    layers.add(new Layer.Upright(times.position(origin - 1), times.name(origin - 1)));
    Line shown = new Line(history.name(), history.values().subList(start, origin));
    layers.add(curve(shown, Style.INK, Key.Sign.SOLID, times.positions(start, origin)));
    baseline.ifPresent(line -> layers.add(curve(line, Style.GRAY, Key.Sign.DASHED, ahead)));
    truth.ifPresent(line -> layers.add(joined(line, Style.BLUE)));
    layers.add(joined(forecast, Style.VERMILION));
    List<Line> all =
        Stream.of(
                Stream.of(shown, forecast),
                truth.stream(),
                baseline.stream(),
                intervals.stream().flatMap(i -> Stream.of(i.low(), i.high())))
            .flatMap(s -> s)
            .toList();
    return new Plane(
        times.label(),
        unit,
        times.ticks(start, end),
        times.extent(start, end),
        Extent.of(all).roomy(0.06),
        false,
        List.copyOf(layers));
  }

  /** A line after the origin that starts at the last known value, so that the eye can follow. */
  private Layer joined(Line line, Color colour) {
    int origin = history.size();
    List<Double> values = new ArrayList<>();
    values.add(history.values().get(origin - 1));
    values.addAll(line.values());
    return curve(
        new Line(line.name(), values),
        colour,
        Key.Sign.SOLID,
        times.positions(origin - 1, origin + line.size()));
  }

  private static Layer curve(Line line, Color colour, Key.Sign sign, Doubles x) {
    return new Layer.Curve(line.name(), colour, sign, x, line.drawn());
  }
}
