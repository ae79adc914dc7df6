package dev.rondo.model;

import dev.rondo.engine.NetworkShape;
import dev.rondo.output.Renderable;
import dev.rondo.output.Rendering;
import dev.rondo.train.Run;
import dev.rondo.train.Task;
import dev.rondo.train.TrainingPlan;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A network bound to data: what all models can do, whatever their task. One thread at a time may
 * use a model.
 */
public abstract sealed class Model implements Renderable permits Forecaster, SequenceModel {

  private final Learner learner;

  Model(NetworkShape shape) {
    learner = new Learner(shape);
  }

  /** The network and what trains it. */
  final Learner learner() {
    return learner;
  }

  /** What the network is to learn; refuses a plan whose loss does not fit the data. */
  abstract Task task(TrainingPlan plan);

  /**
   * Trains anew from the start that the plan's seed draws. Without a loss in the plan, it is the
   * task's own: each kind of model names it.
   */
  public final Run train(TrainingPlan plan) {
    return learner.train(task(plan), plan);
  }

  /**
   * Trains on from the present weights, whether trained, loaded or imported, instead of drawing new
   * ones. {@code plan.freeze(0)} keeps a layer as it is. The optimizer starts with an empty memory;
   * a run that was only stopped goes on by {@code run.resume()}.
   *
   * @throws IllegalStateException if the model has no weights yet
   */
  public final Run fineTune(TrainingPlan plan) {
    return learner.fineTune(task(plan), plan);
  }

  /** How many numbers it learns. */
  public final int parameters() {
    return learner.parameters();
  }

  /** All learned numbers in one vector, copied. */
  public final INDArray weights() {
    return learner.copyOfParameters();
  }

  @Override
  public final Rendering rendering() {
    return Rendering.ofText(toString());
  }
}
