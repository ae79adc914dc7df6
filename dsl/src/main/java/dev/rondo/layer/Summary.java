package dev.rondo.layer;

import org.nd4j.linalg.api.ndarray.INDArray;

/** The way from a sequence to one vector. */
interface Summary {

  /** Sums up, {@code [T*N,H] -> [N,H]}. */
  INDArray forward(Frames x);

  /** Goes back, {@code [N,H] -> [T*N,H]}. */
  INDArray backward(INDArray gradient);
}
