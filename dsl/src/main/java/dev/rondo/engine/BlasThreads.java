package dev.rondo.engine;

import java.util.function.Supplier;
import org.nd4j.linalg.api.blas.Blas;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Holds BLAS to one thread while networks compute. A product shared out between threads is cut in
 * other places, and its last bits are other ones; on one thread they depend on nothing but the
 * processor's kind.
 *
 * <p>BLAS knows one number of threads for the whole process. So the number that was there is put
 * back when the last network leaves; the products of other code, should it run meanwhile on another
 * thread, are made on one thread too.
 */
final class BlasThreads {

  /** The one such number of the process. */
  private static final BlasThreads PROCESS = new BlasThreads(Nd4j.factory().blas());

  private final Blas blas;
  private int inside;
  private int before;

  BlasThreads(Blas blas) {
    this.blas = blas;
  }

  /** Computes with one thread. */
  static <T> T one(Supplier<T> computation) {
    return PROCESS.hold(computation);
  }

  /** Computes with one thread what gives no value. */
  static void run(Runnable computation) {
    PROCESS.enter();
    try {
      computation.run();
    } finally {
      PROCESS.leave();
    }
  }

  <T> T hold(Supplier<T> computation) {
    enter();
    try {
      return computation.get();
    } finally {
      leave();
    }
  }

  private synchronized void enter() {
    int now = blas.getMaxThreads();
    if (inside == 0) {
      before = now;
    }
    inside++;
    if (now != 1) {
      blas.setMaxThreads(1);
    }
  }

  private synchronized void leave() {
    inside--;
    if (inside == 0 && before != 1) {
      blas.setMaxThreads(before);
    }
  }
}
