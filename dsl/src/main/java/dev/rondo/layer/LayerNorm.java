package dev.rondo.layer;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Layer normalisation of the rows of every step, over all columns or over each block of them:
 *
 * <pre>
 *   LN(a; g) = g * (a - mean(a)) / sqrt(variance(a) + 1e-5)
 * </pre>
 *
 * The variance is the population's. Source: J. Ba, J. Kiros and G. Hinton, Layer Normalization,
 * arXiv 1607.06450 (2016).
 */
final class LayerNorm {

  private static final double EPSILON = 1e-5;

  private final Parameter gain;
  private final int[] ends;

  /** What is to be normalised, then the normalised numbers, {@code [T*N,W]}. */
  private final Steps rows;

  private final Steps gradients;
  private final List<Steps> blocks = new ArrayList<>();

  /** {@code 1 / sqrt(variance + 1e-5)} of each step and block, {@code [N,1]}. */
  private final INDArray[][] scales;

  /**
   * Normalisation for all steps of a sequence.
   *
   * @param shape the sequence's
   * @param gain g, {@code [1,W]}
   * @param ends the column after each block that is normalised by itself; the last one is W
   */
  LayerNorm(TapeShape shape, Parameter gain, int... ends) {
    this.gain = gain;
    this.ends = ends;
    int width = ends[ends.length - 1];
    rows = shape.zeros(width);
    gradients = shape.zeros(width);
    for (int b = 0; b < ends.length; b++) {
      blocks.add(rows.columns(from(b), ends[b]));
    }
    scales = new INDArray[shape.steps()][ends.length];
  }

  private int from(int block) {
    return block == 0 ? 0 : ends[block - 1];
  }

  /** Where the rows of each step are put before {@link #forward}. */
  Steps rows() {
    return rows;
  }

  /** The gradients by the rows, once {@link #back} has been at every step. */
  Steps gradients() {
    return gradients;
  }

  /** Normalises the rows of step t in their place and gives {@code LN(a; g)}, {@code [N,W]}. */
  INDArray forward(int t) {
    for (int b = 0; b < ends.length; b++) {
      INDArray a = blocks.get(b).at(t);
      a.subiColumnVector(Sums.meanOverSecond(a));
      INDArray variance = Sums.meanOverSecond(a.mul(a)); // [N,W] -> [N,1]
      scales[t][b] = Transforms.sqrt(variance.addi(EPSILON), false).rdivi(1);
      a.muliColumnVector(scales[t][b]);
    }
    return rows.at(t).mulRowVector(gain.value());
  }

  /** Goes back from the gradient by LN at step t to the one by its rows and adds g's. */
  INDArray back(int t, INDArray d) {
    gain.addColumnSums(rows.at(t).mul(d));
    INDArray da = gradients.at(t);
    da.assign(d).muliRowVector(gain.value());
    for (int b = 0; b < ends.length; b++) {
      INDArray y = blocks.get(b).at(t);
      INDArray dy = da.get(NDArrayIndex.all(), NDArrayIndex.interval(from(b), ends[b]));
      INDArray along = Sums.meanOverSecond(dy.mul(y)); // [N,W] -> [N,1]
      dy.subiColumnVector(Sums.meanOverSecond(dy)).subi(y.mulColumnVector(along));
      dy.muliColumnVector(scales[t][b]);
    }
    return da;
  }
}
