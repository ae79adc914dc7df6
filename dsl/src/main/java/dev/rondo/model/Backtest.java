package dev.rondo.model;

import dev.rondo.chart.BacktestPicture;
import dev.rondo.chart.Line;
import dev.rondo.chart.OriginForecast;
import dev.rondo.chart.Picture;
import dev.rondo.chart.PlotTimes;
import dev.rondo.chart.ResidualPicture;
import dev.rondo.evaluate.Drift;
import dev.rondo.evaluate.ForecastErrors;
import dev.rondo.evaluate.IntervalCoverage;
import dev.rondo.evaluate.SeasonalNaive;
import dev.rondo.output.FigureColumn;
import dev.rondo.output.Tabular;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Forecasts from many origins, one row further each time, scored against what came; every score has
 * the seasonal naive and the drift forecast of the same origins beside it. Source: R. Hyndman and
 * G. Athanasopoulos, Forecasting: Principles and Practice, 3rd edition, 5.10.
 */
public final class Backtest implements Tabular {

  private final List<Prospect> prospects;
  private final int horizon;
  private final int season;

  Backtest(List<Prospect> prospects, int horizon, int season) {
    this.prospects = List.copyOf(prospects);
    this.horizon = horizon;
    this.season = season;
  }

  /** From how many origins it forecast; of several series, all together. */
  public int origins() {
    return prospects.size() / (int) prospects.stream().map(Prospect::name).distinct().count();
  }

  /** From how many of them a row is forecast that the network was fitted on; best none. */
  public int originsInTraining() {
    return (int) prospects.stream().filter(p -> p.target() == 0 && p.first() < p.fitted()).count();
  }

  /** The model's errors, pooled over all steps of all origins. */
  public ForecastErrors errors() {
    return Scores.of(prospects, season);
  }

  /** The errors of repeating the last season. */
  public ForecastErrors seasonalNaive() {
    return Scores.of(prospects, season, new SeasonalNaive(season));
  }

  /** The errors of a line through the first and the last value. */
  public ForecastErrors drift() {
    return Scores.of(prospects, season, new Drift());
  }

  /** How often the truth lay between the outermost quantiles; empty without quantiles. */
  public Optional<IntervalCoverage> coverage() {
    return Scores.coverage(prospects);
  }

  /** The mean absolute error, in the user's units. */
  public double mae() {
    return errors().mae();
  }

  /** The root mean squared error, in the user's units. */
  public double rmse() {
    return errors().rmse();
  }

  /** The mean absolute percentage error, in per cent; NaN where a true value is zero. */
  public double mape() {
    return errors().mape();
  }

  /** The mean absolute scaled error; below 1 is better than the seasonal naive was in training. */
  public double mase() {
    return errors().mase();
  }

  /** One row for the model and one for each baseline. */
  public Table scores() {
    StringColumn name = StringColumn.create("forecast by");
    DoubleColumn[] columns = {
      FigureColumn.of("MAE"),
      FigureColumn.of("RMSE"),
      FigureColumn.of("MAPE %"),
      FigureColumn.of("MASE")
    };
    row(name, columns, "model", errors());
    row(name, columns, new SeasonalNaive(season).name(), seasonalNaive());
    row(name, columns, new Drift().name(), drift());
    return Table.create("backtest", name).addColumns(columns);
  }

  private static void row(
      StringColumn name, DoubleColumn[] columns, String who, ForecastErrors errors) {
    name.append(who);
    columns[0].append(errors.mae());
    columns[1].append(errors.rmse());
    columns[2].append(errors.mape());
    columns[3].append(errors.mase());
  }

  /** The model's errors in one target of one series; {@code series} is empty where there is one. */
  public ForecastErrors errors(String series, String target) {
    Prospect one = Prospects.find(prospects, series, target);
    return Scores.of(prospects.stream().filter(one::isOfSame).toList(), season);
  }

  /** One row for every step of every origin: origin, step, time, forecast, quantiles, truth. */
  public Table toTable() {
    StringColumn series = StringColumn.create("series");
    StringColumn target = StringColumn.create("target");
    StringColumn origin = StringColumn.create("origin");
    IntColumn step = IntColumn.create("step");
    StringColumn time = StringColumn.create("time");
    DoubleColumn forecast = FigureColumn.of("forecast");
    List<DoubleColumn> quantiles =
        prospects.get(0).levels().stream().map(level -> FigureColumn.of("q" + level)).toList();
    DoubleColumn truth = FigureColumn.of("truth");
    for (Prospect p : prospects) {
      double[] values = p.values();
      double[] known = p.truth();
      for (int h = 0; h < p.steps(); h++) {
        series.append(p.key().orElse(""));
        target.append(p.name());
        origin.append(p.time(-1));
        step.append(h + 1);
        time.append(p.time(h));
        forecast.append(values[h]);
        for (int q = 0; q < quantiles.size(); q++) {
          quantiles.get(q).append(p.quantiles()[h][q]);
        }
        truth.append(known[h]);
      }
    }
    Table table = Table.create("backtest");
    if (prospects.stream().anyMatch(p -> p.key().isPresent())) {
      table.addColumns(series);
    }
    if (prospects.stream().map(Prospect::name).distinct().count() > 1) {
      table.addColumns(target);
    }
    table.addColumns(origin, step, time, forecast);
    quantiles.forEach(table::addColumns);
    return table.addColumns(truth);
  }

  /** Shows the truth and over it the forecasts of all origins; of several series, the first. */
  public Picture plot() {
    Prospect first = prospects.get(0);
    List<Prospect> mine = ofFirst();
    SeasonalNaive rule = new SeasonalNaive(season);
    return new BacktestPicture(
            ForecastDrawing.times(first.timeline().axis(), first.timeline().rows()),
            Line.of("truth", first.timeline().target(first.target())),
            mine.stream()
                .map(p -> new OriginForecast(p.first(), Line.of("forecast", p.values())))
                .toList(),
            mine.stream()
                .map(p -> new OriginForecast(p.first(), Line.of(rule.name(), p.baseline(rule))))
                .toList(),
            first.name())
        .picture()
        .plot();
  }

  /** Shows what the forecasts one step ahead missed by: over time, spread, and how it lingers. */
  public Picture residuals() {
    Prospect first = prospects.get(0);
    List<Prospect> mine = ofFirst();
    double[] missed = mine.stream().mapToDouble(p -> p.truth()[0] - p.values()[0]).toArray();
    return new ResidualPicture(times(mine), Line.of("residual", missed), first.name())
        .picture()
        .plot();
  }

  private static PlotTimes times(List<Prospect> prospects) {
    return ForecastDrawing.times(
        prospects.get(0).timeline().axis(), prospects.stream().mapToInt(Prospect::first).toArray());
  }

  private List<Prospect> ofFirst() {
    Prospect first = prospects.get(0);
    return IntStream.range(0, prospects.size())
        .mapToObj(prospects::get)
        .filter(first::isOfSame)
        .toList();
  }

  @Override
  public Table shown() {
    return scores();
  }

  @Override
  public String toString() {
    String covered =
        coverage()
            .map(
                c ->
                    String.format(
                        Locale.ROOT,
                        ", %.0f %% of the truth inside the %.0f %% band",
                        100 * c.actual(),
                        100 * c.nominal()))
            .orElse("");
    return String.format(
        Locale.ROOT,
        "backtest: %d %s from each of %d origins%s, MASE %.2f (%s %.2f)%s",
        horizon,
        horizon == 1 ? "step" : "steps",
        origins(),
        originsInTraining() == 0 ? "" : ", " + originsInTraining() + " in the training part",
        mase(),
        new SeasonalNaive(season).name(),
        seasonalNaive().mase(),
        covered);
  }
}
