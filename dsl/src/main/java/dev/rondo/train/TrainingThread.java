package dev.rondo.train;

import dev.rondo.output.TrainingState;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

/**
 * Runs training on a daemon thread of its own while the caller waits. A notebook's interrupt ends
 * the cell but not its thread, and JShell's Ctrl-C throws in the middle of a statement: in both
 * cases the trainer stops at its next batch, and the caller's interrupt flag stays set.
 */
final class TrainingThread {

  /** How long a caller that dies waits for the present batch to end, in milliseconds. */
  private static final long GRACE = 2_000;

  private TrainingThread() {}

  static TrainingState run(Function<StopSignal, TrainingState> training) {
    StopSignal stop = new StopSignal();
    FutureTask<TrainingState> task = new FutureTask<>(() -> training.apply(stop));
    Thread thread = new Thread(task, "rondo-training");
    thread.setDaemon(true);
    thread.start();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException e) {
          interrupted = true;
          stop.ask();
        }
      }
    } catch (ExecutionException e) {
      throw rethrown(e.getCause());
    } catch (Throwable dying) {
      stop.ask();
      linger(thread);
      throw dying;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static RuntimeException rethrown(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException e ? e : new IllegalStateException(cause);
  }

  private static void linger(Thread thread) {
    try {
      thread.join(GRACE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
