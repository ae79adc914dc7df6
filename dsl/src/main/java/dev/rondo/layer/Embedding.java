package dev.rondo.layer;

import dev.rondo.architecture.EmbedSpec;
import dev.rondo.array.internal.RowOrder;
import dev.rondo.cell.Initializer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An embedding: each token's number picks a row of a learned matrix.
 *
 * <pre>
 *   y(t) = E[x(t)]        zero where x(t) = 0, which is padding
 *   dE[k] = sum of dy(t) over all t with x(t) = k
 * </pre>
 *
 * The rows of a token are added up in their order, in double, so that the bits are always the same.
 * Source: Y. Bengio et al., A Neural Probabilistic Language Model, JMLR 3 (2003).
 */
final class Embedding implements Layer {

  /** The start of every number is uniform within this limit. */
  private static final double START = 0.1;

  private final Parameter matrix;
  private final int units;
  private Frames x;
  private int[] tokens = {};
  private INDArray byOutput;

  private Embedding(Parameter matrix) {
    this.matrix = matrix;
    this.units = (int) matrix.value().size(1);
  }

  /**
   * Reserves E, {@code [V+1, units]}: uniform within ±0.1, row 0 zero.
   *
   * @param rows V + 1
   * @return its slot
   */
  static int reserve(ParameterLayout layout, EmbedSpec spec, int rows) {
    var start = ParameterLayout.Start.of(new Initializer.Uniform(START), spec.units());
    return layout.reserve(StackPlan.EMBEDDING, rows, spec.units(), start.withZeroRows(1));
  }

  static Builder<Layer> of(ParameterLayout layout, int slot) {
    return (values, gradients) -> new Embedding(layout.view(slot, values, gradients));
  }

  @Override
  public int outputs() {
    return units;
  }

  @Override
  public Frames forward(Frames frames, Pass pass) {
    x = frames;
    double[] numbers = RowOrder.doubles(frames.rows());
    tokens = new int[numbers.length];
    for (int r = 0; r < tokens.length; r++) {
      tokens[r] = (int) numbers[r];
    }
    INDArray y = matrix.value().getRows(tokens); // [V+1,W] by [T*N] -> [T*N,W]
    for (int r = 0; r < tokens.length; r++) {
      if (tokens[r] == 0) {
        RowOrder.clear(y, (long) r * units, units);
      }
    }
    return frames.with(y);
  }

  @Override
  public void backward(INDArray gradient) {
    byOutput = gradient;
    double[] d = RowOrder.doubles(gradient);
    double[] sums = RowOrder.doubles(matrix.gradient());
    for (int r = 0; r < tokens.length; r++) {
      for (int j = 0; j < units && tokens[r] > 0; j++) {
        sums[tokens[r] * units + j] += d[r * units + j];
      }
    }
    INDArray all = matrix.gradient();
    all.assign(RowOrder.array(sums, all.dataType(), all.shape())); // [V+1,W]
  }

  /** The gradient by the vectors that the tokens' numbers gave, {@code [T*N,units]}. */
  @Override
  public INDArray inputGradient() {
    INDArray dy = byOutput.dup('c');
    x.mask().ifPresent(mask -> mask.clear(dy));
    return dy;
  }
}
