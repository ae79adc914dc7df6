package dev.rondo.engine;

import dev.rondo.architecture.BidirectionalSpec;
import dev.rondo.architecture.CellSpec;
import dev.rondo.architecture.LayerSpec;
import dev.rondo.cell.CellState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Whether a state fits a network and a batch, before any arithmetic. */
final class StateChecks {

  private StateChecks() {}

  static void check(NetworkShape shape, int sequences, NetworkState state) {
    String who = shape.architecture().toString();
    List<CellSpec> cells = cells(shape);
    if (state.layers().size() != cells.size()) {
      throw new IllegalArgumentException(
          who
              + ": expects a state of "
              + NetworkState.recurrentLayers(cells.size())
              + ", got a "
              + state);
    }
    for (int i = 0; i < cells.size(); i++) {
      CellSpec cell = cells.get(i);
      String expected = written(cell.hasMemory(), sequences, cell.units());
      String got = written(state.layers().get(i));
      if (!got.equals(expected)) {
        throw new IllegalArgumentException(
            who + ": recurrent layer " + i + ": expects a state " + expected + ", got " + got);
      }
    }
  }

  /** The cells in the order of a state's layers; one that is read both ways stands twice. */
  static List<CellSpec> cells(NetworkShape shape) {
    List<CellSpec> cells = new ArrayList<>();
    for (LayerSpec layer : shape.architecture().layers()) {
      if (layer instanceof CellSpec cell) {
        cells.add(cell);
      } else if (layer instanceof BidirectionalSpec both) {
        cells.add(both.cell());
        cells.add(both.cell());
      }
    }
    return cells;
  }

  private static String written(CellState state) {
    boolean memoryFits =
        state.memory().map(c -> Arrays.equals(c.shape(), state.hidden().shape())).orElse(true);
    return memoryFits
        ? written(state.memory().isPresent(), state.hidden().shape())
        : Arrays.toString(state.hidden().shape())
            + " with memory "
            + Arrays.toString(state.memory().orElseThrow().shape());
  }

  private static String written(boolean memory, long... shape) {
    return Arrays.toString(shape) + (memory ? " with memory" : " without memory");
  }
}
