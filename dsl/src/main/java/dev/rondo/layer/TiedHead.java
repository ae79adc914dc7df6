package dev.rondo.layer;

import dev.rondo.cell.Initializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * A head whose matrix is an embedding's: {@code y = x E[1..V]' + b}. Sources: O. Press and L. Wolf,
 * EACL 2017; H. Inan, K. Khosravi and R. Socher, ICLR 2017.
 */
final class TiedHead implements RowLayer {

  private final Parameter tokens;
  private final Parameter bias;
  private INDArray x;

  private TiedHead(Parameter tokens, Parameter bias) {
    this.tokens = tokens;
    this.bias = bias;
  }

  /**
   * Reserves b, zero.
   *
   * @param embedding the slot of E, {@code [V+1, units]}
   */
  static Builder<RowLayer> of(ParameterLayout layout, String name, int embedding, int outputs) {
    var zero = ParameterLayout.Start.of(new Initializer.Zeros(), outputs);
    int b = layout.reserve(name + ".b", 1, outputs, zero);
    return (values, gradients) -> {
      Parameter all = layout.view(embedding, values, gradients);
      return new TiedHead(
          new Parameter(all.name(), withoutPadding(all.value()), withoutPadding(all.gradient())),
          layout.view(b, values, gradients));
    };
  }

  private static INDArray withoutPadding(INDArray all) {
    return all.get(NDArrayIndex.interval(1, all.size(0)), NDArrayIndex.all());
  }

  @Override
  public INDArray forward(INDArray rows, Pass pass) {
    x = rows;
    INDArray y = rows.mmul(tokens.value().transpose()).dup('c'); // [R,W] x [V,W]' -> [R,V]
    return y.addiRowVector(bias.value());
  }

  @Override
  public INDArray backward(INDArray gradient) {
    Product.addTransposedBy(tokens.gradientTransposed(), gradient, x); // [R,V]' x [R,W] -> [V,W]
    bias.addColumnSums(gradient);
    INDArray dx = x.like();
    Product.set(dx.transpose(), gradient, tokens.value()); // [R,V] x [V,W] -> [R,W]
    return dx;
  }
}
