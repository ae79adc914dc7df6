package dev.rondo.train;

import dev.rondo.output.TrainingSnapshot;
import dev.rondo.output.TrainingState;
import java.util.Optional;

/** Tells a live display where a run stands. */
final class Snapshots {

  private static final double NANOS = 1e9;

  private final Task task;
  private final TrainingPlan plan;
  private final Position position;
  private final int epochs;
  private final int batches;

  Snapshots(Task task, TrainingPlan plan, Position position, int epochs, int batches) {
    this.task = task;
    this.plan = plan;
    this.position = position;
    this.epochs = epochs;
    this.batches = batches;
  }

  TrainingSnapshot running() {
    return at(TrainingState.RUNNING, position.epoch, position.batch, Optional.empty());
  }

  TrainingSnapshot last(TrainingState state, boolean outOfPatience) {
    boolean between = position.batch == 0 && position.epoch > 1;
    int epoch = between ? position.epoch - 1 : position.epoch;
    return at(state, epoch, between ? batches : position.batch, note(state, outOfPatience));
  }

  private Optional<String> note(TrainingState state, boolean outOfPatience) {
    return switch (state) {
      case STOPPED -> Optional.of("stopped after a whole batch; run.resume() goes on");
      case DIVERGED ->
          Optional.of("the loss was no longer finite; the weights of before that batch are kept");
      case DONE ->
          task.advice()
              .or(
                  () ->
                      outOfPatience
                          ? Optional.of(
                              "no better validation loss for "
                                  + plan.patience().orElseThrow()
                                  + " epochs")
                          : Optional.empty());
      case RUNNING -> Optional.empty();
    };
  }

  private TrainingSnapshot at(TrainingState state, int epoch, int batch, Optional<String> note) {
    double seconds = position.totalNanos / NANOS;
    History history = position.history();
    boolean partOfEpoch = position.lossWeight > 0 || history.epochs().isEmpty();
    double loss =
        partOfEpoch
            ? position.trainLoss()
            : history.epochs().get(history.epochs().size() - 1).trainLoss();
    return new TrainingSnapshot(
        task.title(),
        state,
        epoch,
        epochs,
        batch,
        batches,
        position.elapsed(),
        seconds == 0 ? 0 : position.sequences / seconds,
        loss,
        position.lastRate,
        position.lastNorm,
        history.epochs(),
        history.bestEpoch(),
        TrainingSnapshot.heapInUse(),
        note,
        history.samples().stream().reduce((before, last) -> last));
  }
}
