package dev.rondo.output;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Training states to look at in tests. */
final class Snapshots {
  private Snapshots() {}

  /** The state from the documentation: epoch 12 of 200, best at 9. */
  static TrainingSnapshot twelfthEpoch(TrainingState state) {
    return at(state, 12, 200, Optional.empty());
  }

  static TrainingSnapshot at(TrainingState state, int epoch, int epochs, Optional<String> note) {
    int finished = state == TrainingState.RUNNING ? epoch - 1 : epoch;
    int best = Math.max(1, finished - 2);
    return new TrainingSnapshot(
        "lstm(32).last()",
        state,
        epoch,
        epochs,
        3,
        9,
        Duration.ofMillis(3200),
        1234,
        0.0213,
        0.003,
        0.41,
        IntStream.rangeClosed(1, finished).mapToObj(e -> row(e, best)).toList(),
        finished == 0 ? OptionalInt.empty() : OptionalInt.of(best),
        85_000_000L,
        note);
  }

  /** The twelfth epoch of a model that writes while it trains. */
  static TrainingSnapshot writing(SampleText sample) {
    TrainingSnapshot s = twelfthEpoch(TrainingState.RUNNING);
    return new TrainingSnapshot(
        s.title(),
        s.state(),
        s.epoch(),
        s.epochs(),
        s.batch(),
        s.batches(),
        s.elapsed(),
        s.rowsPerSecond(),
        s.loss(),
        s.learningRate(),
        s.gradientNorm(),
        s.history(),
        s.bestEpoch(),
        s.heapBytes(),
        s.note(),
        Optional.of(sample));
  }

  static EpochRow row(int epoch, int best) {
    return new EpochRow(
        epoch,
        0.5 / epoch,
        OptionalDouble.of(0.0288 + 0.0001 * Math.abs(epoch - best)),
        Map.of(),
        0.003,
        0.41,
        Duration.ofMillis(270));
  }
}
