package dev.rondo.bench;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What each peer needs for a training step where it works well, in milliseconds, measured on two
 * cores of which 1024^3 products make 213 GFLOPS. A machine with another rate is expected to need
 * as much more or less; a peer that is slower by more than {@link #ALLOWED} is a broken peer, and
 * no ratio to it counts.
 */
final class Share {

  /** The rate of the machine where the times were taken. */
  static final double RATE = 213;

  /** How many times as long a peer may take. */
  static final double ALLOWED = 1.3;

  private static final Map<String, Map<CellKind, List<Double>>> TIMES =
      Map.of(
          "pytorch",
          Map.of(
              CellKind.LSTM, List.of(1.7, 3.7, 8.1, 97.0, 82.0),
              CellKind.GRU, List.of(6.1, 8.2, 13.3, 93.0, 102.0),
              CellKind.ELMAN, List.of(2.7, 3.6, 5.2, 35.0, 39.0)),
          "keras",
          Map.of(
              CellKind.LSTM, List.of(4.8, 7.5, 14.0, 255.0, 296.0),
              CellKind.GRU, List.of(10.0, 14.0, 23.0, 98.0, 207.0),
              CellKind.ELMAN, List.of(3.3, 4.8, 6.5, 35.0, 73.0)),
          "dl4j",
          Map.of(
              CellKind.LSTM, List.of(84.0, 137.0, 212.0, 1560.0, 1721.0),
              CellKind.ELMAN, List.of(18.0, 34.0, 45.0, 261.0, 317.0)));

  private Share() {}

  /**
   * The milliseconds that a peer is expected to need; empty where no time was taken.
   *
   * @param peer its name
   * @param task the work
   * @param rate this machine's rate in GFLOPS
   */
  static OptionalDouble expected(String peer, Task task, double rate) {
    int size = Size.FIVE.indexOf(task.size());
    List<Double> times = TIMES.getOrDefault(peer, Map.of()).get(task.cell());
    if (task.work() != Work.TRAIN || size < 0 || times == null) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(times.get(size) * RATE / rate);
  }

  /** Whether a peer that was expected to need so much is fit to be compared with. */
  static boolean counts(double milliseconds, double expected) {
    return milliseconds <= ALLOWED * expected;
  }
}
