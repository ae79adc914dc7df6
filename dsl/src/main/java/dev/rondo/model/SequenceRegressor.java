package dev.rondo.model;

import dev.rondo.architecture.SummaryArchitecture;
import dev.rondo.data.PreparedSequences;
import dev.rondo.output.Renderable;
import dev.rondo.output.Rendering;
import dev.rondo.train.Losses;
import dev.rondo.train.Run;
import dev.rondo.train.TrainingPlan;
import org.nd4j.linalg.api.ndarray.INDArray;
import tech.tablesaw.api.Table;

/**
 * A network that measures sequences: one or more numbers each. Trained on the training part of the
 * split, watched on its validation part, judged on its test part. One thread at a time may use it.
 */
public final class SequenceRegressor implements Renderable {

  private final PreparedSequences data;
  private final SequenceLearner learner;

  private SequenceRegressor(PreparedSequences data, SummaryArchitecture architecture) {
    this.data = data;
    learner = new SequenceLearner(data, architecture);
  }

  /** Binds an architecture to measured sequences; made by {@code sequences.model(architecture)}. */
  public static SequenceRegressor of(PreparedSequences data, SummaryArchitecture architecture) {
    return new SequenceRegressor(data, architecture);
  }

  /**
   * Trains anew from the start that the plan's seed draws; the default loss is the mean squared
   * error. The validation part is the split's; {@code validation(0)} leaves it unwatched.
   */
  public Run train(TrainingPlan plan) {
    return learner.train(this, Losses.mse(), plan);
  }

  /** The measures of new sequences in a table, {@code [batch, target]}. */
  public INDArray predict(Table sequences) {
    return learner.answer("predict", data.inputs(sequences, learner.precision()));
  }

  /**
   * The measures of new sequences in an array, {@code [batch, target]}.
   *
   * @param x {@code [batch, time, feature]}
   * @param lengths the real steps of each sequence; none where all are full
   */
  public INDArray predict(INDArray x, int... lengths) {
    return learner.answer("predict", data.inputs(x, lengths, learner.precision()));
  }

  /** Scores it on the test part, with the mean of the training part beside it. */
  public Regression evaluate() {
    SequenceLearner.Answered test = learner.answerTest();
    return Regression.of(learner.trainingTargets(), test.targets(), test.answers());
  }

  /** How many numbers it learns. */
  public int parameters() {
    return learner.parameters();
  }

  @Override
  public Rendering rendering() {
    return Rendering.ofText(toString());
  }

  /** The architecture with its widths, parameters, engine, and whether it is trained. */
  @Override
  public String toString() {
    return learner.toString();
  }
}
