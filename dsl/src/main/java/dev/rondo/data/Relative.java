package dev.rondo.data;

/**
 * Each window and its target seen from the window's own last value, which is subtracted: what is
 * learnt then does not depend on the level the series has reached. After {@link Log} it is the
 * logarithm of the ratio to the last value.
 */
record Relative() implements Transform {

  @Override
  public String toString() {
    return "relative()";
  }
}
