package dev.rondo.data;

import dev.rondo.architecture.SummaryArchitecture;
import dev.rondo.chart.Picture;
import dev.rondo.model.SequenceClassifier;
import dev.rondo.output.Renderable;
import dev.rondo.output.Rendering;
import java.util.List;
import java.util.Optional;

/** Sequences that each belong to a class. An immutable value that prints as it was written. */
public final class LabelledSequences implements Renderable {

  private final SequencePlan plan;
  private final ClassLabels labels;
  private final Written written;

  private LabelledSequences(SequencePlan plan, ClassLabels labels, Written written) {
    this.plan = plan;
    this.labels = labels;
    this.written = written;
  }

  static LabelledSequences of(
      String call, SequenceSet set, List<String> labels, SequenceIntake intake, Written written) {
    return new LabelledSequences(
        new SequencePlan(set, false, SplitShares.DEFAULT, intake),
        ClassLabels.of(call, labels),
        written);
  }

  /** Scales each feature to mean 0 and deviation 1 of the training part, padding left out. */
  public LabelledSequences standardize() {
    return new LabelledSequences(plan.standardize(), labels, written.put("standardize", ""));
  }

  /**
   * Shares the sequences out, in per cent, every class by its share; 80, 10, 10 by default.
   *
   * @param training to train on, at least 1
   * @param validation to watch while training
   * @param test to judge by
   */
  public LabelledSequences split(int training, int validation, int test) {
    SplitShares shares = new SplitShares(training, validation, test, plan.shares().seed());
    return new LabelledSequences(
        plan.with(shares),
        labels,
        written.put("split", training + ", " + validation + ", " + test));
  }

  /** Draws the shares anew from a seed; 1 by default. */
  public LabelledSequences seed(long seed) {
    return new LabelledSequences(
        plan.with(plan.shares().withSeed(seed)), labels, written.put("seed", Long.toString(seed)));
  }

  /** The names of the classes, in the order of their numbers. */
  public List<String> labels() {
    return labels.names();
  }

  /** Shares out the sequences and fits the scales on the training part. */
  public PreparedSequences prepare() {
    return plan.prepare(labels.numbers(), labels.oneHot(), Optional.of(labels));
  }

  /** Draws a few sequences as the network will see them, before anyone trains; shown at once. */
  public Picture show() {
    return prepare().show();
  }

  /** Binds an architecture to these sequences: a model that sorts them into the classes. */
  public SequenceClassifier model(SummaryArchitecture architecture) {
    return SequenceClassifier.of(prepare(), architecture);
  }

  @Override
  public Rendering rendering() {
    return Rendering.ofText(toString());
  }

  /** The declaration as it was written. */
  @Override
  public String toString() {
    return written.toString();
  }
}
