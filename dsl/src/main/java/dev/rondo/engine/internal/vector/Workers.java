package dev.rondo.engine.internal.vector;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Threads that share the slices of a batch out among themselves; the caller is one of them. */
final class Workers {

  private final int threads;
  private final ExecutorService others;

  Workers(int threads) {
    this.threads = threads;
    others =
        Executors.newFixedThreadPool(
            Math.max(1, threads - 1),
            task -> {
              Thread thread = new Thread(task, "rondo-worker");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Does every piece of work, in any order, and waits for the last. */
  void each(int pieces, IntConsumer work) {
    AtomicInteger next = new AtomicInteger();
    Runnable share =
        () -> {
          for (int i = next.getAndIncrement(); i < pieces; i = next.getAndIncrement()) {
            work.accept(i);
          }
        };
    List<Future<?>> shares = new ArrayList<>();
    for (int i = 1; i < Math.min(threads, pieces); i++) {
      shares.add(others.submit(share));
    }
    share.run();
    for (Future<?> one : shares) {
      await(one);
    }
  }

  private static void await(Future<?> share) {
    boolean interrupted = false;
    while (true) {
      try {
        share.get();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      } catch (ExecutionException e) {
        throw new IllegalStateException(e.getCause());
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
