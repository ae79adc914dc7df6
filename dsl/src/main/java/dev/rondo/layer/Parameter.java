package dev.rondo.layer;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A weight matrix or bias: views into the network's flat vectors, {@code [rows, columns]}.
 *
 * @param name where it stands in the network, such as {@code "0.lstm.Wx"}
 * @param value the numbers
 * @param gradient the gradient of the loss by them
 */
public record Parameter(String name, INDArray value, INDArray gradient) {

  /** The gradient as {@code [columns, rows]}, in the order that a product can write into. */
  INDArray gradientTransposed() {
    return gradient.transpose();
  }

  /** Adds the sum of {@code rows} over its first dimension to a bias's gradient. */
  void addColumnSums(INDArray rows) {
    gradient.addi(Sums.overFirst(rows)); // [R,W] -> [1,W]
  }
}
