package dev.rondo.jupyter;

import org.nd4j.common.config.ND4JClassLoading;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Prepares ND4J's start, which takes seconds, and does it while the user types. */
final class Nd4jStart {
  private Nd4jStart() {}

  /** What must be set before ND4J's first use; touches no native code. */
  static void settings() {
    setUnlessGiven("org.nd4j.log.initialization", "false");
    setUnlessGiven("java.awt.headless", "true");
    // ND4J would look for its backend on the thread's loader, which need not be a cell's.
    ND4JClassLoading.setNd4jClassloaderFromClass(Nd4jStart.class);
  }

  /**
   * Starts ND4J on a daemon thread of its own. A failure shows again, in full, at its first use.
   */
  static void inBackground() {
    Thread thread = new Thread(Nd4jStart::warmUp, "rondo-nd4j-start");
    thread.setDaemon(true);
    thread.setContextClassLoader(Nd4jStart.class.getClassLoader());
    thread.start();
  }

  private static void warmUp() {
    try (INDArray a = Nd4j.ones(2, 2);
        INDArray b = a.mmul(a)) {
      b.sumNumber();
    } catch (Throwable t) {
      Throwable cause = t;
      while (cause.getCause() != null) {
        cause = cause.getCause();
      }
      System.err.println(
          "Rondo: ND4J does not start here (" + cause + "); `install/rondo doctor` says why");
    }
  }

  private static void setUnlessGiven(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
