package dev.rondo.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a chart of residuals is drawn from: truth less forecast, one a step. It shows them over
 * time, how they are spread beside a normal curve, and how much each tells of the one some steps
 * later; a good model leaves nothing to tell.
 *
 * @param times when the steps were
 * @param residuals truth less forecast
 * @param unit what the values count, for the axis: "passengers"
 */
public record ResidualPicture(PlotTimes times, Line residuals, String unit) {

  private static final String CHART = "residuals";
  private static final int MOST_LAGS = 24;

  /** Checks that there is something to judge. */
  public ResidualPicture {
    Objects.requireNonNull(unit, "unit");
    residuals.requireFinite(CHART);
    times.requireSize(CHART, residuals.size(), "'" + residuals.name() + "' has");
  }

  /** The chart. */
  public Picture picture() {
    Spread spread = Spread.of(residuals);
    String title =
        "Residuals average %s with standard deviation %s"
            .formatted(Figures.of(spread.mean()), Figures.of(spread.deviation()));
    String subtitle = Words.capital(finding(spread));
    List<Panel> below = new ArrayList<>(List.of(histogram(spread)));
    if (spread.count() > 3 && spread.deviation() > 0) {
      below.add(correlations(spread));
    }
    Card card =
        new Card(
            title,
            subtitle,
            List.of(new Card.Row(210, List.of(overTime())), new Card.Row(210, below)));
    String text =
        "residuals: %d %s%s\n%s\n%s"
            .formatted(
                spread.count(),
                spread.count() == 1 ? "step" : "steps",
                unit.isEmpty() ? "" : ", in " + unit,
                title,
                subtitle);
    return new Picture(title, text, card);
  }

  private static String finding(Spread spread) {
    int lags = lags(spread);
    if (lags == 0) {
      return "too few to say whether a pattern is left";
    }
    int strongest = 1;
    for (int lag = 2; lag <= lags; lag++) {
      if (Math.abs(spread.correlation(lag)) > Math.abs(spread.correlation(strongest))) {
        strongest = lag;
      }
    }
    String words =
        spread.isChance(lags)
            ? "no pattern over time that chance could not make, strongest at lag %d (%s)"
            : "a pattern over time is left, strongest at lag %d (%s)";
    return words.formatted(strongest, Figures.round(spread.correlation(strongest), 2));
  }

  private static int lags(Spread spread) {
    return spread.deviation() > 0 ? Math.min(MOST_LAGS, spread.count() / 2 - 1) : 0;
  }

  private Panel overTime() {
    int n = residuals.size();
    Doubles x = times.positions(0, n);
    Extent y = Extent.of(List.of(residuals)).including(0).roomy(0.08);
    return new Plane(
        times.label(),
        unit,
        times.ticks(0, n),
        times.extent(0, n),
        y,
        false,
        List.of(
            new Layer.Level(0),
            new Layer.Curve("residual", Style.BLUE, Key.Sign.THIN, x, residuals.drawn())));
  }

  private Panel histogram(Spread spread) {
    Bins bins = Bins.of(spread.values());
    int[] counts = bins.counts(spread.values());
    Doubles x = Doubles.of(counts.length, bins::middle);
    Doubles y = Doubles.of(counts.length, i -> counts[i]);
    List<Layer> layers = new ArrayList<>();
    layers.add(new Layer.Bars(Style.tint(Style.BLUE, 0.45), bins.width() * 0.94, x, y));
    Extent across = new Extent(bins.low(), bins.high());
    if (spread.deviation() > 0) {
      double scale = spread.count() * bins.width();
      int points = 121;
      Doubles px =
          Doubles.of(points, i -> bins.low() + (bins.high() - bins.low()) * i / (points - 1));
      Doubles py = Doubles.of(points, i -> scale * spread.density(px.at(i)));
      layers.add(new Layer.Curve("normal curve", Style.VERMILION, Key.Sign.THIN, px, py));
    }
    double most = 1;
    for (Layer layer : layers) {
      Doubles values = layer instanceof Layer.Curve curve ? curve.y() : y;
      for (int i = 0; i < values.size(); i++) {
        most = Math.max(most, values.at(i));
      }
    }
    return new Plane(
        "residual",
        "how many",
        Ticks.round(across, 6),
        across,
        new Extent(0, most * 1.08),
        false,
        List.copyOf(layers));
  }

  private static Panel correlations(Spread spread) {
    int lags = Math.max(1, lags(spread));
    Doubles x = Doubles.counting(1, lags);
    Doubles y = Doubles.of(lags, i -> spread.correlation(i + 1));
    double bound = spread.bound();
    double reach = 2 * bound;
    for (int i = 0; i < lags; i++) {
      reach = Math.max(reach, 1.15 * Math.abs(y.at(i)));
    }
    Doubles edge = Doubles.of(0.4, lags + 0.6);
    return new Plane(
        "lag, in steps",
        "autocorrelation",
        Ticks.whole(1, lags, 8),
        new Extent(0.4, lags + 0.6),
        new Extent(-reach, reach),
        false,
        List.of(
            new Layer.Band(
                "95 % of chance",
                Style.tint(Style.GRAY, 0.2),
                edge,
                Doubles.of(-bound, -bound),
                Doubles.of(bound, bound)),
            new Layer.Bars(Style.BLUE, 0.5, x, y),
            new Layer.Level(0)));
  }
}
