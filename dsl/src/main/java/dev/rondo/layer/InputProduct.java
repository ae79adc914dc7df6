package dev.rondo.layer;

import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The input's part of all gates, all steps in one product, with a mask on x in training and layer
 * normalisation, where a layer has them:
 *
 * <pre>
 *   Z = LN((X * mask) Wx; gx) + bx
 * </pre>
 */
final class InputProduct {

  private final Parameter matrix;
  private final Parameter bias;
  private final Optional<NormWeights> normWeights;
  private Optional<LayerNorm> norm = Optional.empty();
  private Optional<INDArray> mask = Optional.empty();
  private INDArray seen;
  private INDArray da;

  InputProduct(RecurrentWeights w) {
    matrix = w.inputMatrix();
    bias = w.inputBias();
    normWeights = w.norm();
  }

  /** Sets {@code z [T*N,G*H]} from {@code x}. */
  void set(INDArray z, TapeShape shape, INDArray x, HeldMasks masks) {
    mask = masks.input();
    seen = masked(x);
    norm = normWeights.map(n -> n.overInput(shape));
    INDArray a = norm.map(n -> n.rows().all()).orElse(z);
    Product.set(a.transpose(), seen, matrix.value()); // [T*N,F] x [F,G*H] -> [T*N,G*H]
    norm.ifPresent(n -> z.assign(n.forward(0)));
    z.addiRowVector(bias.value());
  }

  /** Goes back from {@code dz [T*N,G*H]} and adds the gradients of Wx and bx. */
  void back(INDArray dz) {
    da = norm.map(n -> n.back(0, dz)).orElse(dz);
    Product.addTransposedBy(
        matrix.gradientTransposed(), seen, da); // [T*N,F]' x [T*N,G*H] -> [F,G*H]
    bias.addColumnSums(dz);
  }

  /** The gradient by x of the last way back. */
  INDArray gradient() {
    INDArray dx = Nd4j.createUninitialized(seen.dataType(), seen.shape());
    Product.setByTransposed(dx.transpose(), da, matrix.value()); // [T*N,G*H] x [F,G*H]' -> [T*N,F]
    return masked(dx);
  }

  /** The mask of each sequence on its rows of every step. */
  private INDArray masked(INDArray rows) {
    if (mask.isEmpty()) {
      return rows;
    }
    INDArray m = mask.get();
    INDArray steps = rows.reshape('c', rows.length() / m.length(), m.length()); // -> [T,N*F]
    return steps
        .mulRowVector(m.reshape('c', 1, m.length()))
        .reshape('c', rows.shape()); // [T,N*F] -> [T*N,F]
  }
}
