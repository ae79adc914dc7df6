package dev.rondo.layer;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The gradient of the loss by a layer's state, moved back step by step. */
final class StateGradient {

  /** The gradient by the hidden state, {@code [N,H]}. */
  final INDArray dh;

  /** The same numbers as {@code [H,N]}, in the order that a product can write into. */
  final INDArray dhTransposed;

  /** The gradient by the memory, {@code [N,H]}; stays zero for cells without one. */
  final INDArray dc;

  /** Room for one intermediate result, {@code [N,H]}. */
  final INDArray scratch;

  StateGradient(DataType type, int rows, int units) {
    dh = Nd4j.zeros(type, rows, units);
    dhTransposed = dh.transpose();
    dc = Nd4j.zeros(type, rows, units);
    scratch = Nd4j.zeros(type, rows, units);
  }
}
