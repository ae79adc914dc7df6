package dev.rondo.data;

import dev.rondo.architecture.SummaryArchitecture;
import dev.rondo.chart.Picture;
import dev.rondo.model.SequenceRegressor;
import dev.rondo.output.Renderable;
import dev.rondo.output.Rendering;
import java.util.List;
import java.util.Optional;

/**
 * Sequences that each have one or more numbers to be found. An immutable value that prints as it
 * was written.
 */
public final class MeasuredSequences implements Renderable {

  private final SequencePlan plan;
  private final List<String> targets;
  private final double[][] answers;
  private final Written written;

  MeasuredSequences(SequencePlan plan, List<String> targets, double[][] answers, Written written) {
    this.plan = plan;
    this.targets = List.copyOf(targets);
    this.answers = answers;
    this.written = written;
  }

  /** Scales each feature to mean 0 and deviation 1 of the training part, padding left out. */
  public MeasuredSequences standardize() {
    return new MeasuredSequences(
        plan.standardize(), targets, answers, written.put("standardize", ""));
  }

  /**
   * Shares the sequences out, in per cent; 80, 10, 10 by default.
   *
   * @param training to train on, at least 1
   * @param validation to watch while training
   * @param test to judge by
   */
  public MeasuredSequences split(int training, int validation, int test) {
    SplitShares shares = new SplitShares(training, validation, test, plan.shares().seed());
    return new MeasuredSequences(
        plan.with(shares),
        targets,
        answers,
        written.put("split", training + ", " + validation + ", " + test));
  }

  /** Draws the shares anew from a seed; 1 by default. */
  public MeasuredSequences seed(long seed) {
    return new MeasuredSequences(
        plan.with(plan.shares().withSeed(seed)),
        targets,
        answers,
        written.put("seed", Long.toString(seed)));
  }

  /** The names of the targets. */
  public List<String> targets() {
    return targets;
  }

  /** Shares out the sequences and fits the scales on the training part. */
  public PreparedSequences prepare() {
    return plan.prepare(new int[answers.length], answers, Optional.empty());
  }

  /** Draws a few sequences as the network will see them, before anyone trains; shown at once. */
  public Picture show() {
    return prepare().show();
  }

  /** Binds an architecture to these sequences: a model that gives their targets. */
  public SequenceRegressor model(SummaryArchitecture architecture) {
    return SequenceRegressor.of(prepare(), architecture);
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
