package dev.rondo.engine;

import dev.rondo.array.internal.RowOrder;
import dev.rondo.cell.CellState;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What a network remembers between two steps, as a value: going on from it changes nothing in it.
 *
 * @param layers the state of each recurrent layer, in order
 */
public record NetworkState(List<CellState> layers) {

  /** Copies the list. */
  public NetworkState {
    layers = List.copyOf(layers);
  }

  /** The state before any step: zeros for {@code sequences} sequences. */
  public static NetworkState zero(NetworkShape shape, int sequences, DataType precision) {
    return new NetworkState(
        StateChecks.cells(shape).stream()
            .map(
                cell ->
                    new CellState(
                        Nd4j.zeros(precision, sequences, cell.units()),
                        cell.hasMemory()
                            ? Optional.of(Nd4j.zeros(precision, sequences, cell.units()))
                            : Optional.empty()))
            .toList());
  }

  /** The state of one sequence for each of {@code n} that go on from it. */
  public NetworkState repeated(int n) {
    return new NetworkState(
        layers.stream()
            .map(
                layer ->
                    new CellState(
                        layer.hidden().repeat(0, n), // [1,H] -> [n,H]
                        layer.memory().map(c -> c.repeat(0, n))))
            .toList());
  }

  /** The states of some sequences in the order that {@code numbers} has, from 0; one may recur. */
  public NetworkState rows(int... numbers) {
    return new NetworkState(
        layers.stream()
            .map(
                layer ->
                    new CellState(
                        rows(layer.hidden(), numbers), layer.memory().map(c -> rows(c, numbers))))
            .toList());
  }

  /** Not ND4J's own way, which takes ten times as long. */
  private static INDArray rows(INDArray all, int[] numbers) {
    int units = (int) all.size(1);
    double[] from = RowOrder.doubles(all);
    double[] picked = new double[numbers.length * units];
    for (int i = 0; i < numbers.length; i++) {
      System.arraycopy(from, numbers[i] * units, picked, i * units, units);
    }
    return RowOrder.array(picked, all.dataType(), numbers.length, units); // [N,H] -> [numbers,H]
  }

  @Override
  public String toString() {
    return "state of " + recurrentLayers(layers.size());
  }

  static String recurrentLayers(int number) {
    return number + " recurrent layer" + (number == 1 ? "" : "s");
  }
}
