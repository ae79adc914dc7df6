package dev.rondo.model;

import dev.rondo.architecture.Architecture;
import dev.rondo.chart.Line;
import dev.rondo.chart.LossComparison;
import dev.rondo.chart.Picture;
import dev.rondo.data.PreparedSeries;
import dev.rondo.evaluate.ForecastErrors;
import dev.rondo.evaluate.SeasonalNaive;
import dev.rondo.output.EpochRow;
import dev.rondo.output.FigureColumn;
import dev.rondo.output.Tabular;
import dev.rondo.output.TrainingState;
import dev.rondo.train.History;
import dev.rondo.train.Run;
import dev.rondo.train.TrainingPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Several architectures trained by one plan on one series: a table with the baseline in it, and a
 * chart of their losses.
 */
public final class Comparison implements Tabular {

  /**
   * One of the compared.
   *
   * @param model the trained model
   * @param run its training
   * @param heldOut its errors on the hold-out, horizon by horizon; empty without a hold-out
   */
  private record Entry(Forecaster model, Run run, Optional<ForecastErrors> heldOut) {}

  private final List<String> names = new ArrayList<>();
  private final List<Entry> entries = new ArrayList<>();
  private Optional<ForecastErrors> baseline = Optional.empty();
  private final int season;

  private Comparison(int season) {
    this.season = season;
  }

  /** Trains each architecture by the plan; made by {@code series.compare(plan, ...)}. */
  public static Comparison of(
      PreparedSeries data, TrainingPlan plan, List<? extends Architecture> architectures) {
    if (architectures.size() < 2) {
      throw new IllegalArgumentException(
          "compare: expects at least 2 architectures, got " + architectures.size());
    }
    plan.refuseAutosave("compare");
    Comparison comparison = new Comparison(data.season());
    for (Architecture architecture : architectures) {
      if (!comparison.add(data, plan, architecture)) {
        break;
      }
    }
    return comparison;
  }

  /** False if the training was interrupted: then no other is begun. */
  private boolean add(PreparedSeries data, TrainingPlan plan, Architecture architecture) {
    Forecaster model = Forecaster.of(data, architecture);
    Run run = model.train(plan);
    Optional<Backtest> test = model.backtestHeldOut();
    baseline = test.map(Backtest::seasonalNaive);
    names.add(architecture.toString());
    entries.add(new Entry(model, run, test.map(Backtest::errors)));
    return run.state() != TrainingState.STOPPED;
  }

  /** The trained models, in the order they were given. */
  public List<Forecaster> models() {
    return entries.stream().map(Entry::model).toList();
  }

  /** Their runs, in the same order. */
  public List<Run> runs() {
    return entries.stream().map(Entry::run).toList();
  }

  /**
   * One row an architecture: parameters, best validation loss, errors on the hold-out, seconds. The
   * last row is the seasonal naive forecast. Choose by the validation loss; the hold-out only tells
   * how good the choice was.
   */
  public Table toTable() {
    StringColumn name = StringColumn.create("architecture");
    IntColumn parameters = IntColumn.create("parameters");
    DoubleColumn loss = FigureColumn.of("best loss");
    DoubleColumn mae = FigureColumn.of("held-out MAE");
    DoubleColumn mase = FigureColumn.of("held-out MASE");
    DoubleColumn seconds = FigureColumn.of("seconds");
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      History history = entry.run().history();
      name.append(names.get(i));
      parameters.append(entry.model().parameters());
      loss.append(
          history.epochs().stream().mapToDouble(EpochRow::decidingLoss).min().orElse(Double.NaN));
      mae.append(entry.heldOut().map(ForecastErrors::mae).orElse(Double.NaN));
      mase.append(entry.heldOut().map(ForecastErrors::mase).orElse(Double.NaN));
      seconds.append(history.seconds());
    }
    baseline.ifPresent(
        b -> {
          name.append(new SeasonalNaive(season).name());
          parameters.append(0);
          loss.appendMissing();
          mae.append(b.mae());
          mase.append(b.mase());
          seconds.append(0);
        });
    return Table.create("comparison", name, parameters, loss, mae, mase, seconds);
  }

  /** Shows the loss curves of all, validation where there is one. */
  public Picture plot() {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      List<Double> losses =
          entries.get(i).run().history().epochs().stream().map(EpochRow::decidingLoss).toList();
      lines.add(new Line(names.get(i), losses));
    }
    boolean watched = entries.get(0).run().history().bestEpoch().isPresent();
    return new LossComparison(lines, watched ? "validation loss" : "training loss")
        .picture()
        .plot();
  }

  @Override
  public Table shown() {
    return toTable();
  }

  @Override
  public String toString() {
    return "comparison of " + String.join(", ", names);
  }
}
