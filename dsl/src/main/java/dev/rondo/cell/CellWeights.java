package dev.rondo.cell;

import org.nd4j.linalg.api.ndarray.INDArray;

/** The parameters of a cell by the names that it declares. */
public interface CellWeights {

  /**
   * A parameter's numbers, {@code [rows, columns]}; not to be written into.
   *
   * @throws IllegalArgumentException if the cell declares no such parameter
   */
  INDArray value(String name);

  /**
   * Adds to a parameter's gradient what one step gives: of a weight matrix {@code
   * x.transpose().mmul(dz)}, of a bias {@code dz.sum(true, 0)}.
   *
   * @param name the parameter
   * @param gradient the gradient of the loss by it, {@code [rows, columns]}
   * @throws IllegalArgumentException if the cell declares no such parameter, or one of another
   *     shape
   */
  void addGradient(String name, INDArray gradient);
}
