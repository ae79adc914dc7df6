package dev.rondo.model;

import dev.rondo.architecture.Architecture;
import dev.rondo.data.PreparedSeries;
import dev.rondo.data.Timeline;
import dev.rondo.engine.NetworkShape;
import dev.rondo.output.Renderable;
import dev.rondo.output.Rendering;
import dev.rondo.train.Loss;
import dev.rondo.train.Losses;
import dev.rondo.train.Run;
import dev.rondo.train.Task;
import dev.rondo.train.TrainingPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import tech.tablesaw.api.Table;

/**
 * A network that forecasts series. It is trained on the rows before the hold-out; its forecasts are
 * in the user's units. One thread at a time may use it.
 */
public final class Forecaster implements Renderable {

  private final PreparedSeries data;
  private final Architecture architecture;
  private final Learner learner;
  private final Outlook outlook;

  private Forecaster(PreparedSeries data, Architecture architecture) {
    this.data = data;
    this.architecture = architecture;
    learner =
        new Learner(
            new NetworkShape(
                architecture, data.features().size(), data.sideWidth(), data.outputWidth()));
    outlook = new Outlook(data, learner);
  }

  /** Binds an architecture to a series; made by {@code series.model(architecture)}. */
  public static Forecaster of(PreparedSeries data, Architecture architecture) {
    return new Forecaster(data, architecture);
  }

  /**
   * Trains anew from the start that the plan's seed draws. The default loss is the mean squared
   * error, or the quantile loss where quantiles were declared.
   */
  public Run train(TrainingPlan plan) {
    plan.loss().ifPresent(this::checkLoss);
    Task task =
        new Task(
            this,
            architecture.toString(),
            data.training(plan.validation()),
            Optional.of(data.validation(plan.validation())),
            data.quantiles().isEmpty() ? Losses.mse() : Losses.quantile(levels()));
    return learner.train(task, plan);
  }

  private void checkLoss(Loss loss) {
    int expected = Math.max(1, data.quantiles().size());
    if (loss.outputsPerTarget() != expected) {
      throw new IllegalArgumentException(
          "loss("
              + loss
              + "): gives "
              + loss.outputsPerTarget()
              + " values for each target, the series asks for "
              + expected
              + "; declare the levels on the series with .quantiles(...)");
    }
  }

  private double[] levels() {
    return data.quantiles().stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Forecasts the horizon after the training part; held-out truth is shown beside it. */
  public Forecast forecast() {
    return forecast(data.horizon());
  }

  /**
   * Forecasts this many steps after the training part, past the trained horizon and past the last
   * row if need be, going on from its own forecasts.
   */
  public Forecast forecast(int steps) {
    String verb = "forecast(" + steps + ")";
    checkSteps(verb, steps);
    return from(verb, data, firstHeldOut(), steps);
  }

  /** Forecasts this many steps after the last row of the table. */
  public Forecast forecastBeyond(int steps) {
    String verb = "forecastBeyond(" + steps + ")";
    checkSteps(verb, steps);
    return from(verb, data, lastRows(data), steps);
  }

  /**
   * Forecasts the horizon after the last row of new data, seen through the transforms that were
   * fitted in training.
   *
   * @param newData the columns of the training table, at least a window of rows a series
   */
  public Forecast forecast(Table newData) {
    PreparedSeries fresh = data.withData(newData);
    return from("forecast(newData)", fresh, lastRows(fresh), data.horizon());
  }

  private Forecast from(String verb, PreparedSeries seen, int[] first, int steps) {
    List<Timeline> whole = seen.timelines();
    List<Timeline> known = new ArrayList<>();
    for (int s = 0; s < whole.size(); s++) {
      known.add(whole.get(s).before(first[s]));
    }
    Outlook view = new Outlook(seen, learner);
    double[][][][] answers = view.ahead(verb, known, steps);
    return new Forecast(
        Prospects.of(seen, view, whole, first, answers), data.season(), architecture.toString());
  }

  private int[] firstHeldOut() {
    return data.timelines().stream().mapToInt(Timeline::firstHeldOut).toArray();
  }

  private static int[] lastRows(PreparedSeries seen) {
    return seen.timelines().stream().mapToInt(Timeline::rows).toArray();
  }

  /**
   * Forecasts {@code horizon} steps from every row on from a time, each time from all rows before
   * it, and scores them; the network is not trained again.
   *
   * @param horizon how many steps from each origin
   * @param from the first time to forecast, written as in the table, such as "1959-01"
   */
  public Backtest backtest(int horizon, String from) {
    String verb = "backtest(" + horizon + ", \"" + from + "\")";
    checkSteps(verb, horizon);
    List<Timeline> whole = new ArrayList<>();
    List<Timeline> known = new ArrayList<>();
    for (Timeline series : data.timelines()) {
      for (int row = series.axis().rowAt(from); row + horizon <= series.rows(); row++) {
        whole.add(series);
        known.add(series.before(Math.max(1, row)));
      }
    }
    if (whole.isEmpty()) {
      Timeline first = data.timelines().get(0);
      throw new IllegalArgumentException(
          verb
              + ": no "
              + horizon
              + " rows follow there; the series ends at "
              + first.axis().at(first.rows() - 1)
              + "; begin earlier or shorten the horizon");
    }
    double[][][][] answers = outlook.ahead(verb, known, horizon);
    int[] first = known.stream().mapToInt(Timeline::rows).toArray();
    return new Backtest(Prospects.of(data, outlook, whole, first, answers), horizon, data.season());
  }

  private static void checkSteps(String verb, int steps) {
    if (steps < 1) {
      throw new IllegalArgumentException(verb + ": expects at least 1 step");
    }
  }

  /** How many numbers it learns. */
  public int parameters() {
    return learner.parameters();
  }

  /** All learned numbers in one vector, copied. */
  public INDArray weights() {
    return learner.copyOfParameters();
  }

  @Override
  public Rendering rendering() {
    return Rendering.ofText(toString());
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
        learner.engine(),
        learner.isTrained() ? "trained" : "not trained");
  }
}
