package dev.rondo.layer;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * The weights by which an LSTM's gates see the memory, one a unit and gate.
 *
 * <pre>
 *   zi += pi * c        zf += pf * c        zo += po * c'
 * </pre>
 *
 * Source: F. Gers and J. Schmidhuber, Recurrent Nets that Time and Count, IJCNN 2000.
 */
final class Peepholes {

  private final INDArray input;
  private final INDArray forget;
  private final INDArray output;
  private final INDArray gradient;

  /** Peepholes on {@code [3,H]}, rows in the order i, f, o. */
  Peepholes(Parameter weights) {
    input = row(weights.value(), 0);
    forget = row(weights.value(), 1);
    output = row(weights.value(), 2);
    gradient = weights.gradient();
  }

  /** Lets the gates i and f see the memory before, all {@code [N,H]}. */
  void seeBefore(INDArray c, INDArray zi, INDArray zf) {
    zi.addi(c.mulRowVector(input));
    zf.addi(c.mulRowVector(forget));
  }

  /** Lets the gate o see the memory after. */
  void seeAfter(INDArray c, INDArray zo) {
    zo.addi(c.mulRowVector(output));
  }

  /** Adds what goes back through the gate o to the gradient by the memory after. */
  void backAfter(INDArray dzo, INDArray dc) {
    dc.addi(dzo.mulRowVector(output));
  }

  /** Adds what goes back through the gates i and f to the gradient by the memory before. */
  void backBefore(INDArray dzi, INDArray dzf, INDArray dc) {
    dc.addi(dzi.mulRowVector(input));
    dc.addi(dzf.mulRowVector(forget));
  }

  /** Adds the weights' gradients of all steps, all {@code [T*N,H]}. */
  void addGradients(INDArray before, INDArray after, INDArray dzi, INDArray dzf, INDArray dzo) {
    row(gradient, 0).addi(Sums.overFirst(before.mul(dzi))); // [T*N,H] -> [1,H]
    row(gradient, 1).addi(Sums.overFirst(before.mul(dzf)));
    row(gradient, 2).addi(Sums.overFirst(after.mul(dzo)));
  }

  private static INDArray row(INDArray weights, int number) {
    return weights.get(NDArrayIndex.interval(number, number + 1), NDArrayIndex.all());
  }
}
