package dev.rondo.output;

import java.time.Duration;
import java.util.Optional;

/**
 * Decides when a live display is due again.
 *
 * <p>In a notebook: at most three a second, which leaves room for the last state within a limit of
 * four, and never more than 199 before the last state. Early updates come quickly (an eighth of the
 * time elapsed); later ones share evenly what is left of the budget over the time that is left.
 */
final class UpdatePace {
  private static final long NOTEBOOK_SPACING = 334_000_000L;
  private static final int NOTEBOOK_BUDGET = 199;
  private static final long TERMINAL_SPACING = 1_000_000_000L;
  private static final int EARLY_SHARE = 8;

  private final long spacing;
  private final int budget;
  private int used;
  private long due = Long.MIN_VALUE;

  private UpdatePace(long spacing, int budget) {
    this.spacing = spacing;
    this.budget = budget;
  }

  static UpdatePace notebook() {
    return new UpdatePace(NOTEBOOK_SPACING, NOTEBOOK_BUDGET);
  }

  /** One line a second for as long as it takes. */
  static UpdatePace terminal() {
    return new UpdatePace(TERMINAL_SPACING, Integer.MAX_VALUE);
  }

  /** Whether an update may be shown, {@code elapsed} nanoseconds after the run began. */
  boolean isDue(long elapsed) {
    return used < budget && elapsed >= due;
  }

  /** Counts an update shown {@code elapsed} nanoseconds after the run began. */
  void shown(long elapsed, Optional<Duration> remaining) {
    used++;
    long wait = spacing;
    if (budget != Integer.MAX_VALUE && used < budget) {
      long even = remaining.map(Duration::toNanos).orElse(elapsed) / (budget - used);
      wait = Math.max(spacing, Math.min(elapsed / EARLY_SHARE, even));
    }
    due = elapsed + wait;
  }
}
