package dev.rondo.layer;

import org.nd4j.linalg.api.ndarray.INDArray;

/** A layer that treats every row on its own, be it a time step or a summary. */
interface RowLayer {

  /** Goes forward, {@code [R,in] -> [R,out]}, and keeps what the way back needs. */
  INDArray forward(INDArray rows, Pass pass);

  /** Goes back, {@code [R,out] -> [R,in]}, and adds its parameters' gradients. */
  INDArray backward(INDArray gradient);
}
