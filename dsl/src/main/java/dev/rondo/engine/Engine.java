package dev.rondo.engine;

import org.nd4j.linalg.api.buffer.DataType;

/** A way to run networks forward and backward. */
public interface Engine {

  /** A short name for reports, such as {@code nd4j}. */
  String name();

  /** Whether it runs a network of this shape in this precision. */
  boolean runs(NetworkShape shape, DataType precision);

  /**
   * Makes a network of this shape whose parameters are all zero.
   *
   * @param shape the architecture and its widths
   * @param precision {@code FLOAT} or {@code DOUBLE}
   */
  Network open(NetworkShape shape, DataType precision);

  /** How many numbers a network of this shape learns. */
  default int parameters(NetworkShape shape) {
    return shape.plan().layout().length();
  }
}
