package dev.rondo.layer;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Matrix products written into arrays that exist. BLAS writes columns first, our arrays hold rows
 * first, so each product is asked for transposed: {@code C' = B' A'} lands in C without a copy.
 */
final class Product {

  private Product() {}

  /** {@code target = a b} */
  static void set(INDArray targetTransposed, INDArray a, INDArray b) {
    Nd4j.gemm(b, a, targetTransposed, true, true, 1, 0);
  }

  /** {@code target += a b} */
  static void add(INDArray targetTransposed, INDArray a, INDArray b) {
    Nd4j.gemm(b, a, targetTransposed, true, true, 1, 1);
  }

  /** {@code target = a b'} */
  static void setByTransposed(INDArray targetTransposed, INDArray a, INDArray b) {
    Nd4j.gemm(b, a, targetTransposed, false, true, 1, 0);
  }

  /** {@code target += a b'} */
  static void addByTransposed(INDArray targetTransposed, INDArray a, INDArray b) {
    Nd4j.gemm(b, a, targetTransposed, false, true, 1, 1);
  }

  /** {@code target += a' b}: a weight's gradient from inputs and output gradients. */
  static void addTransposedBy(INDArray targetTransposed, INDArray a, INDArray b) {
    Nd4j.gemm(b, a, targetTransposed, true, false, 1, 1);
  }
}
