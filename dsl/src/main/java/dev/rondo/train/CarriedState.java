package dev.rondo.train;

import dev.rondo.cell.CellState;
import dev.rondo.checkpoint.Precision;
import dev.rondo.checkpoint.Tensor;
import dev.rondo.checkpoint.TensorFile;
import dev.rondo.engine.NetworkShape;
import dev.rondo.engine.NetworkState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The state in which streams go on with the next batch, as tensors of a run's file, and back. */
final class CarriedState {

  private CarriedState() {}

  private static String name(int layer, String part) {
    return "optimizer.carried." + layer + "." + part;
  }

  /** The tensors {@code optimizer.carried.LAYER.hidden} and {@code .memory}, each [N,H]. */
  static List<Tensor> tensors(NetworkState state) {
    List<Tensor> tensors = new ArrayList<>();
    for (int i = 0; i < state.layers().size(); i++) {
      CellState layer = state.layers().get(i);
      tensors.add(tensor(name(i, "hidden"), layer.hidden()));
      if (layer.memory().isPresent()) {
        tensors.add(tensor(name(i, "memory"), layer.memory().get()));
      }
    }
    return tensors;
  }

  private static Tensor tensor(String name, INDArray numbers) {
    INDArray flat = numbers.dup('c').reshape(numbers.length());
    return numbers.dataType() == DataType.DOUBLE
        ? Tensor.of(name, flat.toDoubleVector(), numbers.shape())
        : Tensor.of(name, flat.toFloatVector(), numbers.shape());
  }

  /**
   * The state of so many streams.
   *
   * @throws dev.rondo.checkpoint.CheckpointException if a tensor is missing or of another shape
   */
  static NetworkState read(TensorFile file, NetworkShape shape, int streams, DataType precision) {
    List<CellState> layers = new ArrayList<>();
    for (CellState usual : NetworkState.zero(shape, 1, precision).layers()) {
      int number = layers.size();
      long[] wanted = {streams, usual.hidden().size(1)};
      INDArray hidden = array(file, name(number, "hidden"), wanted, precision);
      Optional<INDArray> memory =
          usual.memory().map(c -> array(file, name(number, "memory"), wanted, precision));
      layers.add(new CellState(hidden, memory));
    }
    return new NetworkState(layers);
  }

  private static INDArray array(TensorFile file, String name, long[] wanted, DataType precision) {
    Tensor tensor = Precision.tensor(file, name, precision);
    if (!Arrays.equals(tensor.shape(), wanted)) {
      throw tensor.refuse(
          "expected shape " + Arrays.toString(wanted) + ", got " + Arrays.toString(tensor.shape()));
    }
    return Nd4j.createFromArray(tensor.doubles()).castTo(precision).reshape('c', wanted);
  }
}
