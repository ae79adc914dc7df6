package dev.rondo.bench;

import java.time.Duration;

/** Times an exercise. */
final class Stopwatch {

  private Stopwatch() {}

  /** Works until {@code time} is over, at least once. */
  static void warmUp(Exercise exercise, Duration time) {
    long end = System.nanoTime() + time.toNanos();
    do {
      exercise.once();
    } while (System.nanoTime() < end);
  }

  /**
   * The shortest of several times, in milliseconds; one more, not counted, wakes the threads up.
   *
   * @param exercise warmed up already
   * @param time how long to go on at least
   * @param repetitions how often to time at least
   */
  static double best(Exercise exercise, Duration time, int repetitions) {
    exercise.once();
    long end = System.nanoTime() + time.toNanos();
    long best = Long.MAX_VALUE;
    int done = 0;
    while (done < repetitions || System.nanoTime() < end) {
      long start = System.nanoTime();
      exercise.once();
      best = Math.min(best, System.nanoTime() - start);
      done++;
    }
    return best / 1e6;
  }
}
