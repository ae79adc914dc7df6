package dev.rondo.model;

import dev.rondo.architecture.SummaryArchitecture;
import dev.rondo.data.Inputs;
import dev.rondo.data.PreparedSequences;
import dev.rondo.output.Renderable;
import dev.rondo.output.Rendering;
import dev.rondo.train.Losses;
import dev.rondo.train.Run;
import dev.rondo.train.TrainingPlan;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import tech.tablesaw.api.Table;

/**
 * A network that sorts sequences into classes. Trained on the training part of the split, watched
 * on its validation part, judged on its test part. One thread at a time may use it.
 */
public final class SequenceClassifier implements Renderable {

  private final PreparedSequences data;
  private final SequenceLearner learner;

  private SequenceClassifier(PreparedSequences data, SummaryArchitecture architecture) {
    this.data = data;
    learner = new SequenceLearner(data, architecture);
  }

  /** Binds an architecture to labelled sequences; made by {@code sequences.model(architecture)}. */
  public static SequenceClassifier of(PreparedSequences data, SummaryArchitecture architecture) {
    return new SequenceClassifier(data, architecture);
  }

  /**
   * Trains anew from the start that the plan's seed draws; the default loss is the cross-entropy.
   * The validation part is the split's; {@code validation(0)} leaves it unwatched.
   */
  public Run train(TrainingPlan plan) {
    return learner.train(this, Losses.crossEntropy(), plan);
  }

  /** Answers for new sequences in a table with the columns of the training data. */
  public Predictions predict(Table sequences) {
    return predict(data.inputs(sequences, learner.precision()));
  }

  /**
   * Answers for new sequences in an array.
   *
   * @param x {@code [batch, time, feature]}
   * @param lengths the real steps of each sequence; none where all are full
   */
  public Predictions predict(INDArray x, int... lengths) {
    return predict(data.inputs(x, lengths, learner.precision()));
  }

  private Predictions predict(Inputs inputs) {
    return Predictions.of(data.labels(), learner.answer("predict", inputs));
  }

  /** Scores it on the test part, with the commonest class beside it. */
  public Classification evaluate() {
    SequenceLearner.Answered test = learner.answerTest();
    Predictions predictions = Predictions.of(data.labels(), test.answers());
    return Classification.of(
        data.labels(), data.trainingClasses(), data.testClasses(), predictions.numbers());
  }

  /** The classes, in the order of their probabilities. */
  public List<String> labels() {
    return data.labels();
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
    return learner + ", " + data.labels().size() + " classes";
  }
}
