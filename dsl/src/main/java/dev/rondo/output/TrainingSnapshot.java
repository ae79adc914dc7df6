package dev.rondo.output;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Everything that can be told of a training run at one moment; each is a valid last state.
 *
 * @param title the architecture as the user wrote it
 * @param state where the run stands
 * @param epoch the epoch being run, from 1; the last one run when the state is final
 * @param epochs how many epochs were asked for
 * @param batch how many batches of this epoch are done
 * @param batches how many batches an epoch has
 * @param elapsed time since the run started or was resumed
 * @param rowsPerSecond training rows (sequences) learned from in a second
 * @param loss mean training loss over this epoch so far; NaN before the first batch
 * @param learningRate learning rate of the last batch
 * @param gradientNorm norm of the last batch's gradient before clipping; NaN before the first batch
 * @param history every finished epoch, oldest first
 * @param bestEpoch number of the epoch whose weights are kept, if one is finished
 * @param heapBytes Java heap in use
 * @param note one line on why the run ended or what to do, if there is something to say
 * @param sample what the model last wrote, if it writes while it trains
 */
public record TrainingSnapshot(
    String title,
    TrainingState state,
    int epoch,
    int epochs,
    int batch,
    int batches,
    Duration elapsed,
    double rowsPerSecond,
    double loss,
    double learningRate,
    double gradientNorm,
    List<EpochRow> history,
    OptionalInt bestEpoch,
    long heapBytes,
    Optional<String> note,
    Optional<SampleText> sample) {

  /** How many of the last epochs a guess at the remaining time is made from. */
  private static final int EPOCHS_FOR_GUESS = 8;

  /** Copies the history and checks that no part is null. */
  public TrainingSnapshot {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(elapsed, "elapsed");
    Objects.requireNonNull(bestEpoch, "bestEpoch");
    Objects.requireNonNull(note, "note");
    Objects.requireNonNull(sample, "sample");
    history = List.copyOf(history);
  }

  /** A moment of a run that writes nothing while it trains. */
  public TrainingSnapshot(
      String title,
      TrainingState state,
      int epoch,
      int epochs,
      int batch,
      int batches,
      Duration elapsed,
      double rowsPerSecond,
      double loss,
      double learningRate,
      double gradientNorm,
      List<EpochRow> history,
      OptionalInt bestEpoch,
      long heapBytes,
      Optional<String> note) {
    this(
        title,
        state,
        epoch,
        epochs,
        batch,
        batches,
        elapsed,
        rowsPerSecond,
        loss,
        learningRate,
        gradientNorm,
        history,
        bestEpoch,
        heapBytes,
        note,
        Optional.empty());
  }

  /** Java heap in use now, in bytes. */
  public static long heapInUse() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  /** The part of the whole run that is done, in [0, 1]. */
  public double fraction() {
    if (epochs <= 0) {
      return 0;
    }
    double done = (Math.max(epoch, 1) - 1 + partOfEpoch()) / epochs;
    return Math.max(0, Math.min(1, done));
  }

  /**
   * A guess at the time left: the mean time of the last finished epochs, or the pace of the first
   * one, times what is left. Nothing once the run has ended or before its first batch.
   */
  public Optional<Duration> remaining() {
    if (state != TrainingState.RUNNING || epochs <= 0) {
      return Optional.empty();
    }
    double epochsLeft = epochs * (1 - fraction());
    double secondsAnEpoch;
    if (history.isEmpty()) {
      if (batch == 0) {
        return Optional.empty();
      }
      secondsAnEpoch = elapsed.toNanos() / 1e9 / partOfEpoch();
    } else {
      secondsAnEpoch =
          history.subList(Math.max(0, history.size() - EPOCHS_FOR_GUESS), history.size()).stream()
              .mapToDouble(row -> row.time().toNanos() / 1e9)
              .average()
              .orElseThrow();
    }
    return Optional.of(Duration.ofNanos(Math.round(secondsAnEpoch * epochsLeft * 1e9)));
  }

  /** The row of the epoch whose weights are kept, if one is finished. */
  public Optional<EpochRow> best() {
    return history.stream()
        .filter(row -> bestEpoch.isPresent() && row.epoch() == bestEpoch.getAsInt())
        .findFirst();
  }

  private double partOfEpoch() {
    return batches <= 0 ? 0 : Math.min(1.0, (double) batch / batches);
  }
}
