package dev.rondo.engine;

/**
 * Says that the fast engine is off. A class is initialised once in a JVM, whatever its threads do,
 * and so this is printed once.
 */
final class SlowNotice {

  static {
    Engines.switchOn()
        .ifPresent(
            how ->
                System.err.println("Rondo runs on its slow engine; " + how + " for the fast one"));
  }

  private SlowNotice() {}

  /** Prints it, unless that is done. */
  static void give() {
    // The initialiser has done it.
  }
}
