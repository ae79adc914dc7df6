package dev.rondo.layer;

import org.nd4j.linalg.api.ndarray.INDArray;

/** What an LSTM with layer normalisation shows of its memory: {@code LN(c; gc) + bc}. */
final class MemoryNorm {

  private final LayerNorm norm;
  private final Parameter shift;

  MemoryNorm(LayerNorm norm, Parameter shift) {
    this.norm = norm;
    this.shift = shift;
  }

  /** Normalises the memory after step t, {@code [N,H]}. */
  INDArray forward(int t, INDArray c) {
    norm.rows().at(t).assign(c);
    return norm.forward(t).addiRowVector(shift.value());
  }

  /** Goes back to the gradient by the memory and adds those of gc and bc. */
  INDArray back(int t, INDArray d) {
    shift.addColumnSums(d);
    return norm.back(t, d);
  }
}
