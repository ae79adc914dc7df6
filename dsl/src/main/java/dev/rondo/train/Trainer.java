package dev.rondo.train;

import dev.rondo.checkpoint.Fields;
import dev.rondo.data.Batch;
import dev.rondo.engine.Network;
import dev.rondo.engine.NetworkState;
import dev.rondo.output.EpochRow;
import dev.rondo.output.SampleText;
import dev.rondo.output.TrainingListener;
import dev.rondo.output.TrainingState;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;
import org.nd4j.linalg.api.ndarray.INDArray;

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
  private final Course course;
  private final int batches;
  private final Lock turn = new ReentrantLock();

  /** Held while a batch is learned from; fair, so that who saves comes in before the next one. */
  private final Lock boundary = new ReentrantLock(true);

  Trainer(Network network, Task task, TrainingPlan plan) {
    this.network = network;
    this.task = task;
    this.plan = plan;
    Loss loss = plan.loss().orElse(task.loss());
    position =
        new Position(plan.optimizer().updater(network.precision(), network.layout().length()));
    step = new BatchStep(network, plan, loss, position);
    evaluation = new Evaluation(network, loss, plan.metrics());
    course = new Course(task.training(), plan, network.precision());
    batches = course.batches();
  }

  /**
   * Trains up to {@code lastEpoch} or until told to stop; leaves the best weights in place. A
   * caller that died may have left a batch behind, which is waited for.
   */
  TrainingState run(int lastEpoch, StopSignal stop, TrainingListener listener) {
    return run(lastEpoch, stop, listener, epoch -> {});
  }

  /** The same; {@code epochEnd} is told the number of each epoch that is finished. */
  TrainingState run(
      int lastEpoch, StopSignal stop, TrainingListener listener, IntConsumer epochEnd) {
    turn.lock();
    try {
      return runAlone(lastEpoch, stop, listener, epochEnd);
    } finally {
      turn.unlock();
    }
  }

  private TrainingState runAlone(
      int lastEpoch, StopSignal stop, TrainingListener listener, IntConsumer epochEnd) {
    Snapshots snapshots = new Snapshots(task, plan, position, lastEpoch, batches);
    TrainingState state = TrainingState.STOPPED;
    whole(() -> position.unsettle(network.parameters()));
    try {
      state = loop(lastEpoch, stop, () -> listener.update(snapshots::running), epochEnd);
    } catch (TrainingDivergedException diverged) {
      state = TrainingState.DIVERGED;
      throw diverged;
    } finally {
      whole(() -> position.settle(network.parameters()));
      listener.finish(snapshots.last(state, outOfPatience()));
    }
    return state;
  }

  private TrainingState loop(int lastEpoch, StopSignal stop, Runnable told, IntConsumer epochEnd) {
    while (position.epoch <= lastEpoch && !outOfPatience()) {
      int[] order = course.order(position.epoch);
      while (position.batch < batches) {
        if (stop.isAsked()) {
          return TrainingState.STOPPED;
        }
        whole(() -> learn(order, lastEpoch));
        told.run();
      }
      whole(
          () -> {
            endEpoch();
            sample(position.epoch - 1);
          });
      epochEnd.accept(position.epoch - 1);
    }
    return TrainingState.DONE;
  }

  private void learn(int[] order, int lastEpoch) {
    long start = System.nanoTime();
    Batch batch = course.batch(order, position.batch);
    step.learn(batch, lastEpoch, batches);
    if (course.carriesState()) {
      position.carried = Optional.of(network.state());
    }
    position.sequences += batch.size();
    time(start);
  }

  /** Nobody sees the half of {@code step}. */
  private void whole(Runnable step) {
    boundary.lock();
    try {
      step.run();
    } finally {
      boundary.unlock();
    }
  }

  /** Lets {@code reader} see where the run stands, between two batches if it is training. */
  void between(BiConsumer<Network, Position> reader) {
    whole(() -> reader.accept(network, position));
  }

  /** Stands where a file says. */
  void restore(Fields fields, History history, INDArray last, INDArray best) {
    PositionCodec.read(fields, history, batches, position, last, best);
  }

  /** The streams go on from this state. */
  void carry(NetworkState state) {
    position.carried = Optional.of(state);
  }

  Updater updater() {
    return position.updater();
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

  private void sample(int epoch) {
    plan.sample()
        .filter(wish -> wish.isDue(epoch))
        .ifPresent(
            wish -> {
              SampleWriter writer = task.writer().orElseThrow();
              String text = writer.write(network, wish.prompt(), epoch);
              position.keep(new SampleText(epoch, text));
            });
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
