package dev.rondo.engine;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Arrays as plain numbers in row order, to be compared bit for bit: ND4J's equals is lenient. */
public final class Bits {

  private Bits() {}

  /** Every number; a float keeps its value. */
  public static double[] of(INDArray array) {
    return array.dup('c').reshape(array.length()).toDoubleVector();
  }
}
