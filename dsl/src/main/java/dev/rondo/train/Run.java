package dev.rondo.train;

import dev.rondo.chart.Line;
import dev.rondo.chart.LossPicture;
import dev.rondo.chart.Picture;
import dev.rondo.engine.Network;
import dev.rondo.output.EpochRow;
import dev.rondo.output.LiveDisplay;
import dev.rondo.output.Renderable;
import dev.rondo.output.Rendering;
import dev.rondo.output.SampleText;
import dev.rondo.output.TrainingListener;
import dev.rondo.output.TrainingState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
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
  private volatile int lastEpoch;
  private String data = "";
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
    task.start().accept(network);
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

  /** A run out of a file, ready to go on. */
  static Run restored(
      Task task, TrainingPlan plan, Trainer trainer, int lastEpoch, TrainingState state) {
    Run run = new Run(task, plan, trainer);
    run.lastEpoch = lastEpoch;
    run.state = state;
    Runs.remember(run);
    return run;
  }

  private static void check(Task task, TrainingPlan plan) {
    plan.autosave().ifPresent(Autosave::requireFolder);
    plan.autosave().ifPresent(saving -> PlanCodec.write(plan));
    if (plan.sample().isPresent() && task.writer().isEmpty()) {
      throw new IllegalArgumentException(
          plan.sample().get()
              + ": a model of "
              + task.title()
              + " writes no text; leave sample out, it is for language models");
    }
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
        reached = TrainingThread.run(stop -> train(stop, listener));
      } catch (TrainingDivergedException diverged) {
        reached = TrainingState.DIVERGED;
        throw diverged;
      } finally {
        state = reached;
      }
    }
  }

  /** Trains on the thread of training, where it saves too: after epochs and at the end. */
  private TrainingState train(StopSignal stop, TrainingListener listener) {
    TrainingState reached;
    try {
      reached = trainer.run(lastEpoch, stop, listener, this::autosave);
    } catch (RuntimeException | Error failed) {
      try {
        autosave(
            failed instanceof TrainingDivergedException
                ? TrainingState.DIVERGED
                : TrainingState.STOPPED);
      } catch (RuntimeException alsoFailed) {
        failed.addSuppressed(alsoFailed);
      }
      throw failed;
    }
    autosave(reached);
    return reached;
  }

  private void autosave(int epoch) {
    if (plan.autosave().isPresent() && epoch % plan.autosave().get().every() == 0) {
      autosave(TrainingState.RUNNING);
    }
  }

  private void autosave(TrainingState now) {
    plan.autosave().ifPresent(saving -> write(saving.file(), now));
  }

  /**
   * Saves all that is needed to go on with the same bits, and the model, in one file. While it
   * trains it is saved between two batches; the old file stands until the new one is whole. {@code
   * load(path).run(data)} goes on from it, {@code load(path)} gives the model without data too.
   *
   * @param path the file, such as {@code run.safetensors}
   * @throws IllegalArgumentException if its folder is not there
   * @throws java.io.UncheckedIOException if it cannot be written
   */
  public void save(String path) {
    write(Path.of(path), state);
  }

  private void write(Path path, TrainingState now) {
    trainer.between(
        (network, position) -> {
          Map<String, String> model = new LinkedHashMap<>(task.metadata().get());
          model.put(Trained.KEY, trained(position.history().epochs().size()).json());
          RunFile.of(model, plan, network, position, now, lastEpoch, data()).write(path);
        });
  }

  /** The fingerprint of the examples, which do not change. */
  private String data() {
    if (data.isEmpty()) {
      data = DataFingerprint.of(task, plan.precision());
    }
    return data;
  }

  /** The weights that the model has when training ends here, copied: the best, else the last. */
  public INDArray weights() {
    List<INDArray> found = new ArrayList<>();
    trainer.between((n, position) -> found.add(position.kept(n.parameters()).dup()));
    return found.get(0);
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

  /** What a file says of the training of these weights; where the run is saved is left out. */
  public Trained trained() {
    return trained(history().epochs().size());
  }

  private Trained trained(int epochs) {
    return new Trained(plan.seed(), plan.withoutAutosave().toString(), epochs);
  }

  /** The plan it was started with. */
  public TrainingPlan plan() {
    return plan;
  }

  /** What happened in each epoch. */
  public History history() {
    return trainer.history();
  }

  /** What the model wrote while it trained, as {@code plan.sample(every, prompt)} asks for. */
  public List<SampleText> samples() {
    return history().samples();
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
