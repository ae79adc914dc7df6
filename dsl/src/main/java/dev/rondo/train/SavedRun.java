package dev.rondo.train;

import dev.rondo.checkpoint.CheckpointException;
import dev.rondo.checkpoint.Fields;
import dev.rondo.checkpoint.Precision;
import dev.rondo.checkpoint.TensorFile;
import dev.rondo.engine.Engine;
import dev.rondo.engine.Engines;
import dev.rondo.engine.Network;
import dev.rondo.engine.NetworkShape;
import dev.rondo.exchange.StateDict;
import dev.rondo.output.TrainingState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A training run as a file holds it, until its data are there again and it can go on. */
public final class SavedRun {

  private final TensorFile file;
  private final TrainingPlan plan;
  private final History history;
  private final String call;

  private SavedRun(TensorFile file, TrainingPlan plan, History history, String call) {
    this.file = file;
    this.plan = plan;
    this.history = history;
    this.call = call;
  }

  /**
   * The same, whose messages name the way to its model.
   *
   * @param word the method of a checkpoint that gives such a model
   */
  public SavedRun loadedBy(String word) {
    return new SavedRun(file, plan, history, word);
  }

  /** Whether a file holds a run, rather than a model alone. */
  public static boolean isIn(TensorFile file) {
    return file.metadata().containsKey(RunFile.RUN);
  }

  /**
   * The run of a file.
   *
   * @param own the losses and metrics that the file only names
   * @param path where it is saved on, if it was saved while it trained
   * @throws CheckpointException if the file holds no run
   * @throws IllegalStateException if one of the user's own losses or metrics is needed
   */
  public static SavedRun read(TensorFile file, OwnFunctions own, String path) {
    return new SavedRun(
        file,
        PlanCodec.read(file.fields(RunFile.PLAN), own, path),
        HistoryCodec.read(file.fields(RunFile.HISTORY)),
        "forecaster");
  }

  /** How it was to train. */
  public TrainingPlan plan() {
    return plan;
  }

  /** What a part of the plan makes; its refusal is one of the file. */
  public <T> T planned(Supplier<T> value) {
    return file.fields(RunFile.PLAN).make(value);
  }

  /**
   * The run, ready to go on.
   *
   * @param network of the plan's precision; its parameters are set
   * @param task what it was trained on
   * @throws IllegalArgumentException if the data are others
   */
  public Run restore(Network network, Task task) {
    Fields run = file.fields(RunFile.RUN);
    run.only("state", "lastEpoch", "engine", "data");
    TrainingState state = run.constant("state", TrainingState.class);
    int lastEpoch = (int) PositionCodec.notNegative(run, "lastEpoch");
    if (!run.text("engine").equals(network.engine())) {
      throw anotherEngine(List.of(network.engine()));
    }
    requireSameData(run.text("data"), task);
    StateDict names = StateDict.of(network.shape());
    INDArray kept = parameters(names, "");
    boolean hasBest = history.bestEpoch().isPresent();
    INDArray last = hasBest ? parameters(names, RunFile.LAST) : kept;
    network.parameters().assign(kept);
    Trainer trainer = planned(() -> new Trainer(network, task, plan));
    Fields position = file.fields(RunFile.POSITION);
    trainer.restore(position, history, last, kept);
    int streams = PositionCodec.streams(position);
    if (streams > 0) {
      trainer.carry(CarriedState.read(file, network.shape(), streams, plan.precision()));
    }
    restoreMemory(names, trainer.updater());
    return Run.restored(
        task,
        plan,
        trainer,
        lastEpoch,
        state == TrainingState.RUNNING ? TrainingState.STOPPED : state);
  }

  /**
   * The engine that the run was written by: no other goes on with the same bits.
   *
   * @throws CheckpointException if this JVM has not got it
   */
  public Engine engine(NetworkShape shape) {
    String wanted = file.fields(RunFile.RUN).text("engine");
    List<Engine> here = Engines.available(shape, plan.precision());
    return here.stream()
        .filter(engine -> engine.name().equals(wanted))
        .findFirst()
        .orElseThrow(() -> anotherEngine(here.stream().map(Engine::name).toList()));
  }

  private CheckpointException anotherEngine(List<String> here) {
    Fields run = file.fields(RunFile.RUN);
    return run.refuse(
        "engine",
        "the run was written by "
            + run.shownAt("engine")
            + ", and no other engine goes on with the same bits; here it runs on "
            + String.join(" or ", here)
            + "; "
            + Engines.switchOn().map(how -> how + ", or ").orElse("")
            + "train the loaded model on from its weights: load(path)."
            + call
            + "(data).fineTune(plan)");
  }

  private void requireSameData(String trainedOn, Task task) {
    if (!trainedOn.equals(DataFingerprint.of(task, plan.precision()))) {
      throw new IllegalArgumentException(
          "run(data): these are not the data that the run was trained on, or they are declared"
              + " otherwise; give the same, or train the loaded model on from its weights:"
              + " load(path)."
              + call
              + "(data).fineTune(plan)");
    }
  }

  private void restoreMemory(StateDict names, Updater updater) {
    List<INDArray> memory = new ArrayList<>();
    for (int i = 0; i < updater.memory().size(); i++) {
      memory.add(parameters(names, RunFile.memory(i)));
    }
    updater.restore(PositionCodec.notNegative(file.fields(RunFile.POSITION), "steps"), memory);
  }

  private INDArray parameters(StateDict names, String prefix) {
    return names.parameters(
        name -> Precision.tensor(file, prefix + name, plan.precision()), plan.precision());
  }
}
