package dev.rondo.layer;

import org.nd4j.linalg.api.ndarray.INDArray;

/** What makes a layer once the flat vectors of values and gradients exist. */
@FunctionalInterface
interface Builder<L> {
  L build(INDArray values, INDArray gradients);
}
