package dev.rondo.bench;

import java.time.Duration;

/**
 * How much is measured.
 *
 * @param turns how often the contenders alternate
 * @param warmUp how long each works before anything is timed; longer where the work is new
 * @param turn how long each turn lasts at least
 * @param repetitions how often the work is done in each turn at least
 */
record Effort(int turns, Duration warmUp, Duration turn, int repetitions) {

  /** Figures to be shown. */
  static final Effort WHOLE = new Effort(5, Duration.ofMillis(1000), Duration.ofMillis(200), 2);

  /** Figures for a quick look. */
  static final Effort QUICK = new Effort(3, Duration.ofMillis(300), Duration.ofMillis(60), 1);

  /** The same in a single turn, where nobody takes turns. */
  Effort inOneTurn() {
    return new Effort(1, warmUp, turn, repetitions);
  }
}
