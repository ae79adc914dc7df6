package dev.rondo.model;

import dev.rondo.architecture.SummaryArchitecture;
import dev.rondo.data.PreparedSequences;
import dev.rondo.train.Loss;
import dev.rondo.train.Losses;
import org.nd4j.linalg.api.ndarray.INDArray;
import tech.tablesaw.api.Table;

/**
 * A network that measures sequences: one or more numbers each. Trained on the training part of the
 * split, watched on its validation part, judged on its test part. Its usual loss is the mean
 * squared error; {@code validation(0)} leaves the validation part unwatched. One thread at a time
 * may use it.
 */
public final class SequenceRegressor extends SequenceModel {

  private final PreparedSequences data;

  private SequenceRegressor(PreparedSequences data, SummaryArchitecture architecture) {
    super(data, architecture);
    this.data = data;
  }

  /** Binds an architecture to measured sequences; made by {@code sequences.model(architecture)}. */
  public static SequenceRegressor of(PreparedSequences data, SummaryArchitecture architecture) {
    return new SequenceRegressor(data, architecture);
  }

  @Override
  Loss usualLoss() {
    return Losses.mse();
  }

  /** The measures of new sequences in a table, {@code [batch, target]}. */
  public INDArray predict(Table sequences) {
    return answer("predict", data.inputs(sequences, learner().precision()));
  }

  /**
   * The measures of new sequences in an array, {@code [batch, target]}.
   *
   * @param x {@code [batch, time, feature]}
   * @param lengths the real steps of each sequence; none where all are full
   */
  public INDArray predict(INDArray x, int... lengths) {
    return answer("predict", data.inputs(x, lengths, learner().precision()));
  }

  /** Scores it on the test part, with the mean of the training part beside it. */
  public Regression evaluate() {
    Answered test = answerTest();
    return Regression.of(trainingTargets(), test.targets(), test.answers());
  }
}
