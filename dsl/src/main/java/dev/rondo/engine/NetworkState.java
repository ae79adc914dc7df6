package dev.rondo.engine;

import dev.rondo.cell.CellState;
import java.util.List;

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

  @Override
  public String toString() {
    return "state of " + recurrentLayers(layers.size());
  }

  static String recurrentLayers(int number) {
    return number + " recurrent layer" + (number == 1 ? "" : "s");
  }
}
