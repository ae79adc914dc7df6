package dev.rondo.model;

import dev.rondo.architecture.Architecture;
import dev.rondo.data.Origin;
import dev.rondo.data.PreparedSeries;
import dev.rondo.data.Timeline;
import dev.rondo.engine.NetworkShape;
import dev.rondo.train.Run;
import dev.rondo.train.Task;
import dev.rondo.train.TrainingPlan;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import tech.tablesaw.api.Table;

/**
 * A network that forecasts series. It is trained on the rows before the hold-out; its forecasts are
 * in the user's units. Its usual loss is the mean squared error, the quantile loss where quantiles
 * were declared, or the likelihood of the distribution that was. One thread at a time may use it.
 */
public final class Forecaster extends Model {

  private final PreparedSeries data;
  private final Architecture architecture;

  private Forecaster(PreparedSeries data, Architecture architecture) {
    super(
        new NetworkShape(
            FittingArchitecture.ofNumbers(architecture),
            data.features().size(),
            data.sideWidth(),
            data.outputWidth()));
    this.data = data;
    this.architecture = architecture;
  }

  /** Binds an architecture to a series; made by {@code series.model(architecture)}. */
  public static Forecaster of(PreparedSeries data, Architecture architecture) {
    FittingArchitecture.check(architecture, data.autoregressive());
    return new Forecaster(data, architecture);
  }

  /** Trains as {@link #train} does, not to be found among the runs of this process. */
  Run trainUnlisted(TrainingPlan plan) {
    return learner().trainUnlisted(task(plan), plan);
  }

  @Override
  Map<String, Object> dataTree() {
    return data.tree();
  }

  @Override
  boolean hasData() {
    return data.hasData();
  }

  @Override
  Task task(TrainingPlan plan) {
    requireData("train(plan)");
    plan.loss().ifPresent(loss -> FittingLoss.check(loss, data.form()));
    return new Task(
            this,
            architecture.toString(),
            data.training(plan.validation()),
            Optional.of(data.validation(plan.validation())),
            FittingLoss.usual(data.form()),
            ScaleAdvice.on(data.training(plan.validation()), "add .standardize() to the series"))
        .describedBy(() -> ModelFile.metadata(this, plan.precision()));
  }

  /** What looks ahead with its network. */
  Outlook outlook() {
    return Outlook.of(data, learner());
  }

  /** Forecasts the horizon after the training part; held-out truth is shown beside it. */
  public Forecast forecast() {
    requireData("forecast()");
    return forecast(data.horizon());
  }

  /**
   * Forecasts this many steps after the training part, past the trained horizon and past the last
   * row if need be, going on from its own forecasts. Quantiles past the trained horizon, and those
   * of an autoregressive model past its first step, take the middle forecasts before them for
   * certain: their band is too narrow there. Those of a series that is {@code .gaussian()} are of
   * paths that each go on from their own values: their bands widen.
   *
   * @throws IllegalArgumentException if a covariate is unknown in the rows to go on from
   */
  public Forecast forecast(int steps) {
    String verb = "forecast(" + steps + ")";
    check(verb, steps);
    return forecast(verb, data, Timeline::firstHeldOut, steps);
  }

  /** Forecasts this many steps after the last row of the table. */
  public Forecast forecastBeyond(int steps) {
    String verb = "forecastBeyond(" + steps + ")";
    check(verb, steps);
    return forecast(verb, data, Timeline::rows, steps);
  }

  /**
   * Forecasts the horizon after the last row of new data, seen through the transforms that were
   * fitted in training.
   *
   * @param newData the columns of the training table, at least a window of rows a series
   */
  public Forecast forecast(Table newData) {
    PreparedSeries fresh = data.withData(newData);
    return forecast("forecast(newData)", fresh, Timeline::rows, data.horizon());
  }

  private Forecast forecast(
      String verb, PreparedSeries seen, ToIntFunction<Timeline> first, int n) {
    List<Origin> origins =
        seen.timelines().stream().map(t -> new Origin(t, first.applyAsInt(t))).toList();
    Outlook outlook = Outlook.of(seen, learner()).keepingPaths();
    return new Forecast(
        prospects(verb, outlook, seen, origins, n), data.season(), architecture.toString());
  }

  /** What lies ahead of each origin, seen from the rows before it. */
  private List<Prospect> prospects(
      String verb, Outlook outlook, PreparedSeries seen, List<Origin> origins, int steps) {
    List<Timeline> known = origins.stream().map(o -> o.timeline().before(o.row())).toList();
    int[] fitted = origins.stream().mapToInt(o -> o.timeline().firstHeldOut()).toArray();
    return Prospects.of(seen, origins, fitted, outlook.ahead(verb, known, steps));
  }

  /**
   * Forecasts {@code horizon} steps from every row on from a time, each time from all rows before
   * it, and scores them; the network is not trained again. Origins before the hold-out were seen in
   * training; the answer says how many there are. Of several series, each takes part as soon as a
   * window fits.
   *
   * @param horizon how many steps from each origin
   * @param from the first time to forecast, written as in the table, such as "1959-01"
   */
  public Backtest backtest(int horizon, String from) {
    String verb = "backtest(" + horizon + ", \"" + from + "\")";
    check(verb, horizon);
    return backtest(verb, new BacktestOrigins(verb, data, horizon).from(from), horizon);
  }

  /**
   * The same, with the transforms and a network of this architecture fitted anew by {@code plan}
   * before every origin, on the rows before it alone (an expanding window). That costs one training
   * an origin; nothing is shown while they run, this model stays as it is, and they are not found
   * among the runs. MASE is scaled by the rows before each origin.
   */
  public Backtest backtestRefitting(int horizon, String from, TrainingPlan plan) {
    String verb = "backtestRefitting(" + horizon + ", \"" + from + "\", plan)";
    check(verb, horizon);
    plan.refuseAutosave(verb);
    return new RefittingBacktest(verb, data, architecture, plan).run(horizon, from);
  }

  /** A backtest from every held-out row of each series; empty where no horizon is held out. */
  Optional<Backtest> backtestHeldOut() {
    List<Origin> origins = new BacktestOrigins("backtest", data, data.horizon()).heldOut();
    return origins.isEmpty()
        ? Optional.empty()
        : Optional.of(backtest("backtest", origins, data.horizon()));
  }

  private Backtest backtest(String verb, List<Origin> origins, int horizon) {
    return new Backtest(prospects(verb, outlook(), data, origins, horizon), horizon, data.season());
  }

  private void check(String verb, int steps) {
    requireData(verb);
    if (steps < 1) {
      throw new IllegalArgumentException(verb + ": expects at least 1 step");
    }
  }

  /** The architecture with its widths, parameters, engine, and whether it is trained. */
  @Override
  public String toString() {
    String answer =
        data.autoregressive()
            ? "[batch," + data.window() + "," + data.outputWidth() + "]"
            : "[batch," + data.outputWidth() + "]";
    return String.format(
        Locale.ROOT,
        "%s: [batch,%d,%d] -> %s, %,d parameters, engine %s, %s",
        architecture,
        data.window(),
        data.features().size(),
        answer,
        parameters(),
        learner().engine(),
        learner().standing());
  }
}
