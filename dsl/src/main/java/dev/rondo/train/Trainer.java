package dev.rondo.train;

import dev.rondo.data.Batch;
import dev.rondo.engine.Network;
import dev.rondo.layer.CounterRandom;
import dev.rondo.layer.Purpose;
import dev.rondo.output.EpochRow;
import dev.rondo.output.TrainingListener;
import dev.rondo.output.TrainingState;
import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The training loop: shuffle, batch, forward, loss, backward, clip, step; after each epoch the
 * validation part. It can be stopped after any batch and go on later with the same bits. Nothing
 * here knows what the network is for.
 */
final class Trainer {

  private final Network network;
  private final Task task;
  private final TrainingPlan plan;
  private final Position position;
  private final BatchStep step;
  private final Evaluation evaluation;
  private final int batches;
  private final Lock turn = new ReentrantLock();

  Trainer(Network network, Task task, TrainingPlan plan) {
    this.network = network;
    this.task = task;
    this.plan = plan;
    Loss loss = plan.loss().orElse(task.loss());
    position =
        new Position(plan.optimizer().updater(network.precision(), network.layout().length()));
    step = new BatchStep(network, plan, loss, position);
    evaluation = new Evaluation(network, loss, plan.metrics());
    batches = (task.training().size() + plan.batch() - 1) / plan.batch();
  }

  /**
   * Trains up to {@code lastEpoch} or until told to stop; leaves the best weights in place. A
   * caller that died may have left a batch behind, which is waited for.
   */
  TrainingState run(int lastEpoch, StopSignal stop, TrainingListener listener) {
    turn.lock();
    try {
      return runAlone(lastEpoch, stop, listener);
    } finally {
      turn.unlock();
    }
  }

  private TrainingState runAlone(int lastEpoch, StopSignal stop, TrainingListener listener) {
    Snapshots snapshots = new Snapshots(task, plan, position, lastEpoch, batches);
    TrainingState state = TrainingState.STOPPED;
    position.unsettle(network.parameters());
    try {
      state = loop(lastEpoch, stop, () -> listener.update(snapshots::running));
    } catch (TrainingDivergedException diverged) {
      state = TrainingState.DIVERGED;
      throw diverged;
    } finally {
      position.settle(network.parameters());
      listener.finish(snapshots.last(state, outOfPatience()));
    }
    return state;
  }

  private TrainingState loop(int lastEpoch, StopSignal stop, Runnable told) {
    while (position.epoch <= lastEpoch && !outOfPatience()) {
      int[] order =
          CounterRandom.keyed(plan.seed(), Purpose.SHUFFLE, position.epoch)
              .permutation(task.training().size());
      while (position.batch < batches) {
        if (stop.isAsked()) {
          return TrainingState.STOPPED;
        }
        long start = System.nanoTime();
        step.learn(batch(order), lastEpoch, batches);
        time(start);
        told.run();
      }
      endEpoch();
    }
    return TrainingState.DONE;
  }

  private Batch batch(int[] order) {
    int from = position.batch * plan.batch();
    int to = Math.min(order.length, from + plan.batch());
    position.sequences += to - from;
    return task.training().batch(Arrays.copyOfRange(order, from, to), network.precision());
  }

  private void endEpoch() {
    long start = System.nanoTime();
    var watched = task.validation().orElse(task.training());
    var figures = evaluation.metrics(watched);
    OptionalDouble validation =
        task.validation().isPresent()
            ? OptionalDouble.of(evaluation.loss(task.validation().get()))
            : OptionalDouble.empty();
    time(start);
    if (!Double.isFinite(validation.orElse(0))) {
      throw TrainingDivergedException.inValidation(plan, position, validation.getAsDouble());
    }
    position.endEpoch(
        new EpochRow(
            position.epoch,
            position.trainLoss(),
            validation,
            figures,
            position.lastRate,
            position.normSum / batches,
            Duration.ofNanos(position.epochNanos)),
        network.parameters());
  }

  private void time(long start) {
    long nanos = System.nanoTime() - start;
    position.epochNanos += nanos;
    position.totalNanos += nanos;
  }

  private boolean outOfPatience() {
    return plan.patience().isPresent()
        && position.epochsWithoutProgress() >= plan.patience().getAsInt();
  }

  History history() {
    return position.history();
  }

  /** Counts patience from here on: who asks for more epochs shall get some. */
  void renewPatience() {
    position.startPatience();
  }

  /** How many epochs are finished. */
  int epochsDone() {
    return position.epoch - 1;
  }
}
