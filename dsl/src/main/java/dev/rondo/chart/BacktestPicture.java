package dev.rondo.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a backtest's chart is drawn from: the truth, and over it the forecasts of many origins. What
 * lies more than 40 steps before the first forecast is left out.
 *
 * @param times when the steps of the truth were
 * @param truth the whole series
 * @param forecasts one for each origin, in order
 * @param baseline what a simple rule said at the same origins, for its error; may be empty
 * @param unit what the values count, for the axis: "passengers"
 */
public record BacktestPicture(
    PlotTimes times,
    Line truth,
    List<OriginForecast> forecasts,
    List<OriginForecast> baseline,
    String unit) {

  private static final String CHART = "backtest";
  private static final int HEIGHT = 330;
  private static final int BEFORE = 40;

  /** Checks that every forecast lies on the series. */
  public BacktestPicture {
    Objects.requireNonNull(unit, "unit");
    truth.requireFinite(CHART);
    times.requireSize(CHART, truth.size(), "'" + truth.name() + "' has");
    forecasts = List.copyOf(forecasts);
    baseline = List.copyOf(baseline);
    if (forecasts.isEmpty()) {
      throw new IllegalArgumentException(
          "backtest: there is no forecast to draw; let it begin earlier");
    }
    for (OriginForecast origin : forecasts) {
      requireInside(origin, truth);
    }
    for (OriginForecast origin : baseline) {
      requireInside(origin, truth);
    }
  }

  private static void requireInside(OriginForecast origin, Line truth) {
    int last = origin.first() + origin.values().size() - 1;
    if (origin.first() < 1 || last >= truth.size()) {
      throw new IllegalArgumentException(
          "backtest: '%s' covers steps %d to %d, but '%s' has steps 0 to %d and the first is known"
              .formatted(
                  origin.values().name(), origin.first(), last, truth.name(), truth.size() - 1));
    }
  }

  /** The chart. */
  public Picture picture() {
    Miss ours = miss(forecasts);
    boolean percent = ours.inPercent();
    int origins = forecasts.size();
    String name = forecasts.get(0).values().name();
    String title = Words.capital(name) + " error " + ours.words(percent, unit);
    if (!baseline.isEmpty()) {
      title += ", " + baseline.get(0).values().name() + " " + miss(baseline).words(percent, unit);
    }
    String subtitle =
        "%s over %d steps of %d %s, %s to %s"
            .formatted(
                Words.capital(Miss.name(percent)),
                ours.count(),
                origins,
                origins == 1 ? "origin" : "origins",
                times.name(forecasts.get(0).first() - 1),
                times.name(forecasts.get(origins - 1).first() - 1));
    String text = "backtest: " + title + "\n" + subtitle;
    return new Picture(title, text, Card.of(title, subtitle, HEIGHT, plane()));
  }

  private Miss miss(List<OriginForecast> origins) {
    Miss miss = new Miss();
    for (OriginForecast origin : origins) {
      for (int i = 0; i < origin.values().size(); i++) {
        miss.add(truth.values().get(origin.first() + i), origin.values().values().get(i));
      }
    }
    return miss;
  }

  private Plane plane() {
    int first = forecasts.stream().mapToInt(OriginForecast::first).min().orElse(1);
    int start = Math.max(0, first - BEFORE);
    int end = truth.size();
    Line shown = new Line(truth.name(), truth.values().subList(start, end));
    List<Layer> layers = new ArrayList<>();
    layers.add(
        new Layer.Curve(
            truth.name(), Style.INK, Key.Sign.SOLID, times.positions(start, end), shown.drawn()));
    List<Line> all = new ArrayList<>(List.of(shown));
    for (OriginForecast origin : forecasts) {
      Line values = origin.values();
      all.add(values);
      List<Double> joined = new ArrayList<>(List.of(truth.values().get(origin.first() - 1)));
      joined.addAll(values.values());
      layers.add(
          new Layer.Curve(
              values.name(),
              Style.VERMILION,
              Key.Sign.THIN,
              times.positions(origin.first() - 1, origin.first() + values.size()),
              new Line(values.name(), joined).drawn()));
    }
    Doubles at = Doubles.of(forecasts.size(), i -> times.position(forecasts.get(i).first() - 1));
    Doubles from =
        Doubles.of(forecasts.size(), i -> truth.values().get(forecasts.get(i).first() - 1));
    layers.add(new Layer.Dots("origin", Style.BLUE, 6, at, from));
    return new Plane(
        times.label(),
        unit,
        times.ticks(start, end),
        times.extent(start, end),
        Extent.of(all).roomy(0.06),
        false,
        List.copyOf(layers));
  }
}
