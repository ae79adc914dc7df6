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

  @Override
  public String toString() {
    return "state of " + recurrentLayers(layers.size());
  }

  static String recurrentLayers(int number) {
    return number + " recurrent layer" + (number == 1 ? "" : "s");
  }
}
