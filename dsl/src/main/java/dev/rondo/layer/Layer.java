package dev.rondo.layer;

import org.nd4j.linalg.api.ndarray.INDArray;

/** A layer that keeps time: sequences in, sequences out. */
interface Layer {

  /** The width of what it gives at each step. */
  int outputs();

  /** Goes forward, {@code [T*N,in] -> [T*N,out]}, and keeps what the way back needs. */
  Frames forward(Frames x, Pass pass);

  /**
   * Goes back and adds its parameters' gradients.
   *
   * @param gradient the gradient of the loss by what {@code forward} gave, {@code [T*N,out]}; may
   *     be overwritten
   */
  void backward(INDArray gradient);

  /**
   * The gradient by x of the last way back, {@code [T*N,in]}. Nobody asks the first layer for it in
   * training, which spares a product.
   */
  INDArray inputGradient();
}
