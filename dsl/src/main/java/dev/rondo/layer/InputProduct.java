package dev.rondo.layer;

import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The input's part of all gates, all steps in one product, with a mask on x in training:
 *
 * <pre>
 *   Z = (X * mask) Wx + bx
 * </pre>
 */
final class InputProduct {

  private final Parameter matrix;
  private final Parameter bias;
  private Optional<INDArray> mask = Optional.empty();
  private INDArray seen;

  InputProduct(RecurrentWeights w) {
    matrix = w.inputMatrix();
    bias = w.inputBias();
  }

  /** Sets {@code z [T*N,G*H]} from {@code x}. */
  void set(INDArray z, Frames x, HeldMasks masks) {
    mask = masks.input();
    seen = masked(x.rows());
    Product.set(z.transpose(), seen, matrix.value()); // [T*N,F] x [F,G*H] -> [T*N,G*H]
    z.addiRowVector(bias.value());
  }

  /** Goes back from {@code dz [T*N,G*H]} to the gradient by x and adds those of Wx and bx. */
  INDArray back(INDArray dz) {
    Product.addTransposedBy(
        matrix.gradientTransposed(), seen, dz); // [T*N,F]' x [T*N,G*H] -> [F,G*H]
    bias.addColumnSums(dz);
    INDArray dx = seen.like();
    Product.setByTransposed(dx.transpose(), dz, matrix.value()); // [T*N,G*H] x [F,G*H]' -> [T*N,F]
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
