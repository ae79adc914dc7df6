package dev.rondo.exchange;

import dev.rondo.checkpoint.Dtype;
import dev.rondo.checkpoint.Tensor;
import dev.rondo.engine.NetworkShape;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A network's parameters made of tensors that fit their places. */
final class Filled {

  private Filled() {}

  /**
   * One vector, {@code [P]}: in double if any tensor is, else in float.
   *
   * @param found the tensor of each place; where there is none, zeros
   */
  static INDArray parameters(NetworkShape shape, Map<Place, Tensor> found) {
    double[] flat = new double[Places.of(shape).stream().mapToInt(Place::length).sum()];
    found.forEach((place, tensor) -> place.fill(flat, tensor.doubles()));
    boolean wide = found.values().stream().anyMatch(tensor -> tensor.dtype() == Dtype.F64);
    return Nd4j.createFromArray(flat).castTo(wide ? DataType.DOUBLE : DataType.FLOAT);
  }
}
