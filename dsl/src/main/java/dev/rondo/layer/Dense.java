package dev.rondo.layer;

import dev.rondo.architecture.Activation;
import dev.rondo.architecture.DenseSpec;
import dev.rondo.cell.Initializer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A dense layer on rows: {@code y = activation(x W + b)}. */
final class Dense implements RowLayer {

  private final Parameter matrix;
  private final Parameter bias;
  private final Activation activation;
  private INDArray x;
  private INDArray y;

  private Dense(Parameter matrix, Parameter bias, Activation activation) {
    this.matrix = matrix;
    this.bias = bias;
    this.activation = activation;
  }

  /** Reserves the parameters of a layer: W Glorot uniform, b zero. */
  static Builder<RowLayer> of(ParameterLayout layout, String name, DenseSpec spec, int inputs) {
    int units = spec.units();
    var start = ParameterLayout.Start.of(new Initializer.GlorotUniform(), units);
    int w = layout.reserve(name + ".W", inputs, units, start);
    var zero = ParameterLayout.Start.of(new Initializer.Zeros(), units);
    int b = layout.reserve(name + ".b", 1, units, zero);
    return (values, gradients) ->
        new Dense(
            layout.view(w, values, gradients),
            layout.view(b, values, gradients),
            spec.activation());
  }

  @Override
  public INDArray forward(INDArray rows, Pass pass) {
    x = rows;
    y = rows.mmul(matrix.value()).dup('c'); // [R,in] x [in,out] -> [R,out]
    y.addiRowVector(bias.value());
    Functions.apply(activation, y, y);
    return y;
  }

  @Override
  public INDArray backward(INDArray gradient) {
    INDArray dz = gradient;
    if (activation != Activation.LINEAR) {
      INDArray slope = y.like();
      Functions.slope(activation, y, slope);
      dz = slope.muli(gradient);
    }
    Product.addTransposedBy(matrix.gradientTransposed(), x, dz); // [R,in]' x [R,out] -> [in,out]
    bias.addColumnSums(dz);
    INDArray dx = x.like();
    Product.setByTransposed(dx.transpose(), dz, matrix.value()); // [R,out] x [in,out]' -> [R,in]
    return dx;
  }
}
