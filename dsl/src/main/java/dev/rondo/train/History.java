package dev.rondo.train;

import dev.rondo.output.EpochRow;
import dev.rondo.output.FigureColumn;
import dev.rondo.output.SampleText;
import dev.rondo.output.Tabular;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/**
 * What happened in each epoch of a training run.
 *
 * @param epochs every finished epoch, oldest first
 * @param samples what the model wrote at the end of some of them, oldest first
 */
public record History(List<EpochRow> epochs, List<SampleText> samples) implements Tabular {

  /** The columns of its table beside those of the metrics. */
  static final List<String> COLUMNS =
      List.of(
          "epoch", "train loss", "validation loss", "learning rate", "gradient norm", "seconds");

  private static final double NANOS = 1e9;

  /** Copies the lists. */
  public History {
    epochs = List.copyOf(epochs);
    samples = List.copyOf(samples);
  }

  /** Epochs in which nothing was written. */
  public History(List<EpochRow> epochs) {
    this(epochs, List.of());
  }

  /** The epoch with the lowest validation loss; empty where there was no validation. */
  public OptionalInt bestEpoch() {
    OptionalInt best = OptionalInt.empty();
    double lowest = Double.POSITIVE_INFINITY;
    for (EpochRow row : epochs) {
      if (row.validationLoss().isPresent() && row.validationLoss().getAsDouble() < lowest) {
        lowest = row.validationLoss().getAsDouble();
        best = OptionalInt.of(row.epoch());
      }
    }
    return best;
  }

  /** All training time in seconds. */
  public double seconds() {
    return epochs.stream().mapToDouble(e -> e.time().toNanos() / NANOS).sum();
  }

  /** One row an epoch: losses, metrics, learning rate, gradient norm and seconds. */
  public Table toTable() {
    Table table =
        Table.create(
            "history",
            IntColumn.create("epoch", epochs.stream().mapToInt(EpochRow::epoch).toArray()),
            column("train loss", epochs.stream().mapToDouble(EpochRow::trainLoss).toArray()),
            column(
                "validation loss",
                epochs.stream().mapToDouble(e -> e.validationLoss().orElse(Double.NaN)).toArray()));
    Set<String> names = new TreeSet<>();
    epochs.forEach(e -> names.addAll(e.metrics().keySet()));
    for (String name : names) {
      table.addColumns(
          column(
              name,
              epochs.stream()
                  .mapToDouble(e -> e.metrics().getOrDefault(name, Double.NaN))
                  .toArray()));
    }
    return table.addColumns(
        column("learning rate", epochs.stream().mapToDouble(EpochRow::learningRate).toArray()),
        column("gradient norm", epochs.stream().mapToDouble(EpochRow::gradientNorm).toArray()),
        column("seconds", epochs.stream().mapToDouble(e -> e.time().toNanos() / NANOS).toArray()));
  }

  private static DoubleColumn column(String name, double[] values) {
    return FigureColumn.of(name, values);
  }

  /** The deciding loss of every epoch. */
  List<Double> losses() {
    return epochs.stream().map(EpochRow::decidingLoss).toList();
  }

  History with(EpochRow row) {
    List<EpochRow> longer = new ArrayList<>(epochs);
    longer.add(row);
    return new History(longer, samples);
  }

  History with(SampleText sample) {
    List<SampleText> more = new ArrayList<>(samples);
    more.add(sample);
    return new History(epochs, more);
  }

  @Override
  public Table shown() {
    return toTable();
  }

  @Override
  public String toString() {
    return "history of " + epochs.size() + (epochs.size() == 1 ? " epoch" : " epochs");
  }
}
