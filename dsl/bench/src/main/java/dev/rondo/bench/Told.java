package dev.rondo.bench;

/** Where things are, as the command {@code install/rondo bench} tells it. */
final class Told {

  private Told() {}

  /** The value of a system property that must be there. */
  static String by(String property) {
    String value = System.getProperty(property);
    if (value == null) {
      throw new IllegalStateException(property + " is not set; use install/rondo bench");
    }
    return value;
  }
}
