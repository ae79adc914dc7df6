package dev.rondo.model;

import dev.rondo.architecture.SummaryArchitecture;
import dev.rondo.data.Inputs;
import dev.rondo.data.PreparedSequences;
import dev.rondo.train.Loss;
import dev.rondo.train.Losses;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import tech.tablesaw.api.Table;

/**
 * A network that sorts sequences into classes. Trained on the training part of the split, watched
 * on its validation part, judged on its test part. Its usual loss is the cross-entropy; {@code
 * validation(0)} leaves the validation part unwatched. One thread at a time may use it.
 */
public final class SequenceClassifier extends SequenceModel {

  private final PreparedSequences data;

  private SequenceClassifier(PreparedSequences data, SummaryArchitecture architecture) {
    super(data, architecture);
    this.data = data;
  }

  /** Binds an architecture to labelled sequences; made by {@code sequences.model(architecture)}. */
  public static SequenceClassifier of(PreparedSequences data, SummaryArchitecture architecture) {
    return new SequenceClassifier(data, architecture);
  }

  @Override
  Loss usualLoss() {
    return Losses.crossEntropy();
  }

  /** Answers for new sequences in a table with the columns of the training data. */
  public Predictions predict(Table sequences) {
    return predict(data.inputs(sequences, learner().precision()));
  }

  /**
   * Answers for new sequences in an array.
   *
   * @param x {@code [batch, time, feature]}
   * @param lengths the real steps of each sequence; none where all are full
   */
  public Predictions predict(INDArray x, int... lengths) {
    return predict(data.inputs(x, lengths, learner().precision()));
  }

  private Predictions predict(Inputs inputs) {
    return Predictions.of(data.labels(), answer("predict", inputs));
  }

  /** Scores it on the test part, with the commonest class beside it. */
  public Classification evaluate() {
    Answered test = answerTest();
    Predictions predictions = Predictions.of(data.labels(), test.answers());
    return Classification.of(
        data.labels(), data.trainingClasses(), data.testClasses(), predictions.numbers());
  }

  /** The classes, in the order of their probabilities. */
  public List<String> labels() {
    return data.labels();
  }

  /** The architecture with its widths, parameters, engine, and whether it is trained. */
  @Override
  public String toString() {
    return super.toString() + ", " + data.labels().size() + " classes";
  }
}
