package dev.rondo.train;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The runs of this process, newest first. A notebook that runs its data cell again loses the
 * variables that depend on it; what was trained is still found here. The one place of the library
 * that remembers anything across calls, bounded.
 */
public final class Runs {

  private static final int KEPT = 32;
  private static final Deque<Run> RUNS = new ArrayDeque<>();

  private Runs() {}

  static void remember(Run run) {
    synchronized (RUNS) {
      RUNS.addFirst(run);
      if (RUNS.size() > KEPT) {
        RUNS.removeLast();
      }
    }
  }

  /** The last runs, newest first; at most 32 are kept. */
  public static List<Run> all() {
    synchronized (RUNS) {
      return List.copyOf(RUNS);
    }
  }
}
