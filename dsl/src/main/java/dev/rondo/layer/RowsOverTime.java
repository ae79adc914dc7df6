package dev.rondo.layer;

import org.nd4j.linalg.api.ndarray.INDArray;

/** A row layer applied at every time step. */
final class RowsOverTime implements Layer {

  private final RowLayer layer;
  private final int outputs;
  private INDArray byInput;

  RowsOverTime(RowLayer layer, int outputs) {
    this.layer = layer;
    this.outputs = outputs;
  }

  @Override
  public int outputs() {
    return outputs;
  }

  @Override
  public Frames forward(Frames x, Pass pass) {
    return x.with(layer.forward(x.rows(), pass));
  }

  @Override
  public void backward(INDArray gradient) {
    byInput = layer.backward(gradient);
  }

  @Override
  public INDArray inputGradient() {
    return byInput;
  }
}
