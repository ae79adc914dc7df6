package dev.rondo.engine;

/** The engine that is fast, which every build must have. */
public final class FastEngine {

  private FastEngine() {}

  /** The first of those available, if it is not the reference. */
  public static Engine here() {
    Engine first = Engines.available().get(0);
    if (first instanceof Nd4jEngine) {
      throw new AssertionError(
          "the fast engine is not there; start the JVM with --add-modules jdk.incubator.vector");
    }
    return first;
  }
}
