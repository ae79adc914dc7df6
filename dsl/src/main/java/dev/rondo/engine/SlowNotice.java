package dev.rondo.engine;

/**
 * Says that the fast engine is off. A class is initialised once in a JVM, whatever its threads do,
 * and so this is printed once.
 */
final class SlowNotice {

  /** What it says. */
  static final String TEXT =
      "Rondo runs on its slow engine; " + Engines.SWITCH_ON + " for the fast one";

  private SlowNotice() {}

  /** Prints it, unless that is done. */
  static void give() {
    Printed.now();
  }

  private static final class Printed {
    static {
      System.err.println(TEXT);
    }

    static void now() {
      // The initialiser has done it.
    }
  }
}
