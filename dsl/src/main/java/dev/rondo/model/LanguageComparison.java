package dev.rondo.model;

import dev.rondo.architecture.SequenceArchitecture;
import dev.rondo.chart.Line;
import dev.rondo.chart.LossComparison;
import dev.rondo.chart.Picture;
import dev.rondo.data.CorpusPart;
import dev.rondo.data.PreparedCorpus;
import dev.rondo.output.EpochRow;
import dev.rondo.output.FigureColumn;
import dev.rondo.output.Tabular;
import dev.rondo.output.TrainingState;
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
 * Several architectures trained by one plan on one corpus: a table with the n-gram model in it, and
 * a chart of their losses.
 */
public final class LanguageComparison implements Tabular {

  /**
   * One of the compared.
   *
   * @param model the trained model
   * @param run its training
   * @param validation its score on the part that was watched; empty without such a part
   * @param test its score on the part that was kept for judging; empty without such a part
   */
  private record Entry(
      LanguageModel model,
      Run run,
      Optional<LanguageScore> validation,
      Optional<LanguageScore> test) {

    String name() {
      return model.learner().shape().architecture().toString();
    }
  }

  private final List<Entry> entries;

  private LanguageComparison(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  /**
   * Trains each architecture by the plan; made by {@code corpus.compare(plan, ...)}. If a training
   * is interrupted, no other is begun.
   */
  public static LanguageComparison of(
      PreparedCorpus data, TrainingPlan plan, List<SequenceArchitecture> architectures) {
    if (architectures.size() < 2) {
      throw new IllegalArgumentException(
          "compare: expects at least 2 architectures, got " + architectures.size());
    }
    plan.refuseAutosave("compare");
    List<LanguageModel> models =
        architectures.stream().map(architecture -> LanguageModel.of(data, architecture)).toList();
    List<Entry> entries = new ArrayList<>();
    for (LanguageModel model : models) {
      Run run = model.train(plan);
      entries.add(
          new Entry(
              model,
              run,
              has(data, CorpusPart.VALIDATION)
                  ? Optional.of(model.evaluateValidation())
                  : Optional.empty(),
              has(data, CorpusPart.TEST) ? Optional.of(model.evaluate()) : Optional.empty()));
      if (run.state() == TrainingState.STOPPED) {
        break;
      }
    }
    return new LanguageComparison(entries);
  }

  /** Whether a part has a token to predict. */
  private static boolean has(PreparedCorpus data, CorpusPart part) {
    return data.tokens(part).length > 1;
  }

  /** The trained models, in the order they were given. */
  public List<LanguageModel> models() {
    return entries.stream().map(Entry::model).toList();
  }

  /** Their runs, in the same order. */
  public List<Run> runs() {
    return entries.stream().map(Entry::run).toList();
  }

  /**
   * One row an architecture: parameters, bits a character on the validation and on the test part,
   * seconds. The last row is the n-gram model of the same training part. Choose by the validation
   * bits; the test bits only tell how good the choice was.
   */
  public Table toTable() {
    StringColumn name = StringColumn.create("architecture");
    IntColumn parameters = IntColumn.create("parameters");
    DoubleColumn validation = FigureColumn.of("validation bits");
    DoubleColumn test = FigureColumn.of("test bits");
    DoubleColumn seconds = FigureColumn.of("seconds");
    for (Entry entry : entries) {
      name.append(entry.name());
      parameters.append(entry.model().parameters());
      validation.append(bits(entry.validation()));
      test.append(bits(entry.test()));
      seconds.append(entry.run().history().seconds());
    }
    Entry any = entries.get(0);
    any.test()
        .or(any::validation)
        .ifPresent(
            score -> {
              name.append(score.order() + "-gram");
              parameters.append(0);
              validation.append(gramBits(any.validation()));
              test.append(gramBits(any.test()));
              seconds.append(0);
            });
    return Table.create("comparison", name, parameters, validation, test, seconds);
  }

  private static double bits(Optional<LanguageScore> score) {
    return score.map(LanguageScore::bitsPerCharacter).orElse(Double.NaN);
  }

  private static double gramBits(Optional<LanguageScore> score) {
    return score.map(LanguageScore::gramBitsPerCharacter).orElse(Double.NaN);
  }

  /** Shows the loss curves of all, in nats a token: validation where there is one. */
  public Picture plot() {
    List<Line> lines =
        entries.stream()
            .map(
                entry ->
                    new Line(
                        entry.name(),
                        entry.run().history().epochs().stream()
                            .map(EpochRow::decidingLoss)
                            .toList()))
            .toList();
    boolean watched = entries.get(0).run().history().bestEpoch().isPresent();
    return new LossComparison(lines, (watched ? "validation" : "training") + " loss, nats a token")
        .picture()
        .plot();
  }

  @Override
  public Table shown() {
    return toTable();
  }

  @Override
  public String toString() {
    return "comparison of " + String.join(", ", entries.stream().map(Entry::name).toList());
  }
}
