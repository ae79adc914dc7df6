package dev.rondo.model;

import dev.rondo.architecture.SummaryArchitecture;
import dev.rondo.data.Batch;
import dev.rondo.data.Examples;
import dev.rondo.data.Inputs;
import dev.rondo.data.PreparedSequences;
import dev.rondo.engine.NetworkShape;
import dev.rondo.train.Loss;
import dev.rondo.train.Task;
import dev.rondo.train.TrainingPlan;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What a classifier and a regressor of sequences share. */
abstract sealed class SequenceModel extends Model permits SequenceClassifier, SequenceRegressor {

  private final PreparedSequences data;
  private final SummaryArchitecture architecture;

  /**
   * What the network said of some examples.
   *
   * @param answers {@code [batch, output]}
   * @param targets what it should have said, in the same shape
   */
  record Answered(INDArray answers, INDArray targets) {}

  SequenceModel(PreparedSequences data, SummaryArchitecture architecture) {
    super(
        new NetworkShape(
            FittingArchitecture.ofNumbers(architecture),
            data.features().size(),
            0,
            data.outputWidth()));
    this.data = data;
    this.architecture = architecture;
  }

  /** The loss where the plan names none. */
  abstract Loss usualLoss();

  @Override
  final Map<String, Object> dataTree() {
    return data.tree();
  }

  @Override
  final boolean hasData() {
    return data.hasData();
  }

  @Override
  final Task task(TrainingPlan plan) {
    requireData("train(plan)");
    plan.loss().ifPresent(FittingLoss::checkPlain);
    Examples training = data.training();
    Optional<String> advice = ScaleAdvice.on(training, "divide the targets by a fixed number");
    return task(plan, training, data::validation, usualLoss(), advice);
  }

  INDArray answer(String verb, Inputs inputs) {
    Batch batch =
        new Batch(inputs.x(), inputs.lengths(), inputs.side(), inputs.x(), Optional.empty());
    return learner().answer(verb, batch, Optional.empty()).dup();
  }

  Answered answerTest() {
    requireData("evaluate()");
    Batch all = all(data.test());
    return new Answered(learner().answer("evaluate()", all, Optional.empty()).dup(), all.target());
  }

  INDArray trainingTargets() {
    return all(data.training()).target();
  }

  private Batch all(Examples examples) {
    requireTest(examples.size(), "sequences");
    return examples.batch(IntStream.range(0, examples.size()).toArray(), learner().precision());
  }

  /** The architecture with its widths, parameters, engine, and whether it is trained. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s: [batch,time,%d] -> [batch,%d], %,d parameters, engine %s, %s",
        architecture,
        data.features().size(),
        data.outputWidth(),
        parameters(),
        learner().engine(),
        learner().standing());
  }
}
