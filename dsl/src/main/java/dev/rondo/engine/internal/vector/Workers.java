package dev.rondo.engine.internal.vector;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;

/**
 * Threads that share pieces of work out among themselves; the caller is one of them. Between two
 * pieces of work that follow each other closely they do not fall asleep: waking one takes as long
 * as a small batch.
 */
final class Workers {

  /** How long a worker waits awake for the next work. */
  private static final long AWAKE_NANOS = 200_000;

  /** How often it looks before it looks at the clock. */
  private static final int LOOKS = 64;

  private final int threads;
  private final List<Worker> others = new ArrayList<>();
  private final ReentrantLock turn = new ReentrantLock();
  private final Share none = new Share(0, i -> {});
  private volatile Share share = none;

  Workers(int threads) {
    this.threads = threads;
  }

  int threads() {
    return threads;
  }

  /**
   * Does every piece of work, in any order, and waits for the last. While another caller has the
   * workers, this one does all by itself.
   */
  void each(int pieces, IntConsumer work) {
    if (pieces == 1 || threads == 1 || !turn.tryLock()) {
      for (int i = 0; i < pieces; i++) {
        work.accept(i);
      }
      return;
    }
    try {
      while (others.size() < threads - 1) {
        Worker worker = new Worker(others.size() + 1);
        others.add(worker);
        worker.start();
      }
      Share now = new Share(pieces, work);
      share = now;
      for (int i = 0; i < Math.min(others.size(), pieces - 1); i++) {
        others.get(i).wake();
      }
      now.take();
      now.await();
    } finally {
      share = none; // what was worked on is let go of
      turn.unlock();
    }
  }

  /** Some work and how far it has come. */
  private static final class Share {
    private final int pieces;
    private final IntConsumer work;
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private volatile Throwable failure;

    Share(int pieces, IntConsumer work) {
      this.pieces = pieces;
      this.work = work;
    }

    void take() {
      for (int i = taken.getAndIncrement(); i < pieces; i = taken.getAndIncrement()) {
        try {
          if (failure == null) {
            work.accept(i);
          }
        } catch (Throwable failed) {
          failure = failed;
        } finally {
          done.getAndIncrement();
        }
      }
    }

    void await() {
      for (int looks = 1; done.get() < pieces; looks++) {
        if (looks % LOOKS == 0) {
          Thread.yield();
        } else {
          Thread.onSpinWait();
        }
      }
      if (failure instanceof RuntimeException failed) {
        throw failed;
      } else if (failure instanceof Error failed) {
        throw failed;
      }
    }
  }

  private final class Worker extends Thread {
    private volatile boolean asleep;

    Worker(int number) {
      super("rondo-worker-" + number);
      setDaemon(true);
    }

    void wake() {
      if (asleep) {
        LockSupport.unpark(this);
      }
    }

    @Override
    public void run() {
      Share seen = share;
      while (true) {
        seen = next(seen);
        seen.take();
      }
    }

    private Share next(Share seen) {
      long start = System.nanoTime();
      for (int looks = 1; share == seen; looks++) {
        Thread.onSpinWait();
        if (looks % LOOKS == 0 && System.nanoTime() - start > AWAKE_NANOS) {
          asleep = true;
          while (share == seen) {
            LockSupport.park(this);
          }
          asleep = false;
        }
      }
      return share;
    }
  }
}
