package dev.rondo.train;

import dev.rondo.chart.Line;
import dev.rondo.chart.LossPicture;
import dev.rondo.chart.Picture;
import dev.rondo.engine.Network;
import dev.rondo.output.EpochRow;
import dev.rondo.output.LiveDisplay;
import dev.rondo.output.Renderable;
import dev.rondo.output.Rendering;
import dev.rondo.output.TrainingListener;
import dev.rondo.output.TrainingState;
import java.util.Optional;
import tech.tablesaw.api.Table;

/**
 * A training run: what was planned, what happened, and the way to go on.
 *
 * <p>Training runs on a thread of its own while the caller waits. If the caller is interrupted, the
 * run stops after its present batch, keeps weights and history, and can be resumed.
 */
public final class Run implements Renderable {

  private final Task task;
  private final TrainingPlan plan;
  private final Trainer trainer;
  private final String lossName;
  private int lastEpoch;
  private volatile TrainingState state = TrainingState.RUNNING;

  private Run(Task task, TrainingPlan plan, Trainer trainer) {
    this.task = task;
    this.lossName = plan.loss().orElse(task.loss()).toString();
    this.plan = plan;
    this.trainer = trainer;
    this.lastEpoch = plan.epochs();
  }

  /**
   * A run that has not started: its parameters are drawn from the plan's seed.
   *
   * @param network its parameters are drawn anew
   * @param task what it is to learn
   * @param plan how
   */
  public static Run prepare(Network network, Task task, TrainingPlan plan) {
    Run run = unlisted(network, task, plan);
    Runs.remember(run);
    return run;
  }

  /**
   * The same for a training that is a step of something larger, such as a backtest: it is not found
   * among the runs of this process.
   */
  public static Run unlisted(Network network, Task task, TrainingPlan plan) {
    check(task, plan);
    network.initialize(plan.seed());
    return new Run(task, plan, new Trainer(network, task, plan));
  }

  /**
   * A run that has not started and goes on from the parameters that the network has: nothing is
   * drawn. The plan's seed decides order and dropout alone.
   */
  public static Run fineTuning(Network network, Task task, TrainingPlan plan) {
    check(task, plan);
    Run run = new Run(task, plan, new Trainer(network, task, plan));
    Runs.remember(run);
    return run;
  }

  private static void check(Task task, TrainingPlan plan) {
    if (plan.patience().isPresent() && task.validation().isEmpty()) {
      throw new IllegalArgumentException(
          "patience("
              + plan.patience().getAsInt()
              + "): watches a validation part, but there is none; hold some examples out or leave"
              + " patience out");
    }
  }

  /**
   * Goes on to the end of the plan, from the start or from where the run was stopped, and waits.
   *
   * @throws TrainingDivergedException if the loss is no longer finite
   */
  public Run resume() {
    go();
    return this;
  }

  /**
   * Goes on for this many epochs from those that are done, past the plan or past its patience.
   *
   * @param moreEpochs how many, at least 1
   */
  public Run resume(int moreEpochs) {
    Numbers.atLeastOne("resume", moreEpochs, "epoch");
    lastEpoch = trainer.epochsDone() + moreEpochs;
    trainer.renewPatience();
    go();
    return this;
  }

  /** One training at a time: a second caller waits until the first has left. */
  private void go() {
    synchronized (trainer) {
      TrainingListener listener = plan.loud() ? LiveDisplay.here() : TrainingListener.quiet();
      state = TrainingState.RUNNING;
      TrainingState reached = TrainingState.STOPPED;
      try {
        reached = TrainingThread.run(stop -> trainer.run(lastEpoch, stop, listener));
      } catch (TrainingDivergedException diverged) {
        reached = TrainingState.DIVERGED;
        throw diverged;
      } finally {
        state = reached;
      }
    }
  }

  /**
   * The model that was trained.
   *
   * @param type what kind of model it is, such as {@code Forecaster.class}
   */
  public <M> M model(Class<M> type) {
    if (!type.isInstance(task.model())) {
      throw new IllegalArgumentException(
          "model("
              + type.getSimpleName()
              + ".class): this run trained a "
              + task.model().getClass().getSimpleName());
    }
    return type.cast(task.model());
  }

  /** The plan it was started with. */
  public TrainingPlan plan() {
    return plan;
  }

  /** What happened in each epoch. */
  public History history() {
    return trainer.history();
  }

  /** Where the run stands. */
  public TrainingState state() {
    return state;
  }

  /** One row an epoch, as a table. */
  public Table toTable() {
    return history().toTable();
  }

  /** Shows the loss curves, the best epoch marked. */
  public Picture plot() {
    return picture().plot();
  }

  private Picture picture() {
    History h = history();
    if (h.epochs().isEmpty()) {
      throw new IllegalStateException(
          "plot(): no epoch is finished yet; run.resume() goes on with the training");
    }
    Line train = new Line("training", h.epochs().stream().map(EpochRow::trainLoss).toList());
    Optional<Line> validation =
        h.bestEpoch().isEmpty()
            ? Optional.empty()
            : Optional.of(new Line("validation", h.losses()));
    return new LossPicture(train, validation, h.bestEpoch(), lossName).picture();
  }

  @Override
  public Rendering rendering() {
    return Rendering.ofText(toString());
  }

  /** One line: what was trained, how, how far, and the best validation loss. */
  @Override
  public String toString() {
    History h = history();
    String best =
        h.bestEpoch().isEmpty()
            ? ""
            : ", best validation loss "
                + (float)
                    h.epochs().get(h.bestEpoch().getAsInt() - 1).validationLoss().getAsDouble()
                + " at epoch "
                + h.bestEpoch().getAsInt();
    return task.title()
        + ": "
        + state.word()
        + " after "
        + h.epochs().size()
        + (h.epochs().size() == 1 ? " epoch" : " epochs")
        + best;
  }
}
