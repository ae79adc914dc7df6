package dev.rondo.model;

import dev.rondo.chart.Picture;
import dev.rondo.evaluate.Drift;
import dev.rondo.evaluate.ForecastErrors;
import dev.rondo.evaluate.SeasonalNaive;
import dev.rondo.output.Tabular;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tech.tablesaw.api.Table;

/**
 * A forecast in the user's units: one value a step, quantiles if they were asked for, the truth as
 * far as it is known and the seasonal naive forecast beside it. Immutable.
 */
public final class Forecast implements Tabular {

  private final List<Prospect> prospects;
  private final int season;
  private final String model;

  Forecast(List<Prospect> prospects, int season, String model) {
    this.prospects = List.copyOf(prospects);
    this.season = season;
    this.model = model;
  }

  /**
   * The forecast values, one a step, where one target of one series is forecast: of quantiles the
   * one nearest to the median, of sampled paths their median.
   */
  public double[] values() {
    return only("values()").values();
  }

  /**
   * The forecast values of one target of one series; {@code series} is empty where there is one.
   */
  public double[] values(String series, String target) {
    return Prospects.find(prospects, series, target).values();
  }

  /**
   * The values of one quantile, where one target of one series is forecast.
   *
   * @param level one of the levels declared by {@code .quantiles(...)} or {@code .gaussian(...)}
   */
  public double[] quantile(double level) {
    Prospect one = only("quantile(" + level + ")");
    int number = one.levels().indexOf(level);
    if (number < 0) {
      throw new IllegalArgumentException(
          "quantile("
              + level
              + "): this forecast has "
              + (one.levels().isEmpty()
                  ? "one value a step; declare the levels on the series with .quantiles(...) or"
                      + " .gaussian(...)"
                  : "the quantiles " + one.levels()));
    }
    return one.quantile(number);
  }

  /**
   * The sampled paths, {@code [path][step]}, where one target of one series is forecast. What holds
   * of several steps together, such as their sum, has the quantiles that it has over the paths.
   *
   * @throws IllegalStateException if the series is not {@code .gaussian()}
   */
  public double[][] samples() {
    return samples("samples()", only("samples()"));
  }

  /** The sampled paths of one target of one series; {@code series} is empty where there is one. */
  public double[][] samples(String series, String target) {
    return samples("samples(...)", Prospects.find(prospects, series, target));
  }

  private static double[][] samples(String verb, Prospect one) {
    double[][] paths = one.ahead().paths();
    if (paths.length == 0) {
      throw new IllegalStateException(
          verb + ": this forecast was not sampled; call .gaussian() on the series");
    }
    return Arrays.stream(paths).map(double[]::clone).toArray(double[][]::new);
  }

  /** How far the forecast is off, pooled over all steps whose truth is known; empty if none is. */
  public Optional<ForecastErrors> errors() {
    List<Prospect> known = Scores.known(prospects).toList();
    return known.isEmpty() ? Optional.empty() : Optional.of(Scores.of(known, season));
  }

  /** How far the seasonal naive forecast is off on the same steps. */
  public Optional<ForecastErrors> seasonalNaive() {
    List<Prospect> known = Scores.known(prospects).toList();
    return known.isEmpty()
        ? Optional.empty()
        : Optional.of(Scores.of(known, season, new SeasonalNaive(season)));
  }

  /** How far the drift forecast is off on the same steps. */
  public Optional<ForecastErrors> drift() {
    List<Prospect> known = Scores.known(prospects).toList();
    return known.isEmpty() ? Optional.empty() : Optional.of(Scores.of(known, season, new Drift()));
  }

  /** One row a step: time, forecast, quantiles, truth and seasonal naive. */
  public Table toTable() {
    return ForecastTable.of(prospects, season);
  }

  /** Shows history, truth, forecast, bands and baseline; of several, the first. */
  public Picture plot() {
    return ForecastDrawing.of(prospects.get(0), season).plot();
  }

  /** Shows one target of one series; {@code series} is empty where there is one. */
  public Picture plot(String series, String target) {
    return ForecastDrawing.of(Prospects.find(prospects, series, target), season).plot();
  }

  private Prospect only(String verb) {
    if (prospects.size() > 1) {
      throw new IllegalStateException(
          verb + ": there are " + prospects.size() + " forecasts; name series and target");
    }
    return prospects.get(0);
  }

  @Override
  public Table shown() {
    return toTable();
  }

  @Override
  public String toString() {
    Prospect first = prospects.get(0);
    String span = first.time(0) + " to " + first.time(first.steps() - 1);
    return "forecast of "
        + first.name()
        + (prospects.size() > 1 ? " and " + (prospects.size() - 1) + " more" : "")
        + ", "
        + span
        + ", by "
        + model;
  }
}
