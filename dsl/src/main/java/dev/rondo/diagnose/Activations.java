package dev.rondo.diagnose;

import dev.rondo.architecture.CellSpec;
import dev.rondo.architecture.LayerSpec;
import dev.rondo.cell.CellState;
import dev.rondo.engine.Network;
import dev.rondo.engine.TokenStepper;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What the units of each recurrent layer hold after each token of a text: {@code tanh} of their
 * memory where they have one, else their hidden state.
 *
 * @param layers the numbers of those layers in the architecture, from 0
 * @param specs those layers
 * @param values of each of them, {@code [unit][T]}
 */
record Activations(List<Integer> layers, List<CellSpec> specs, List<float[][]> values) {

  /** Reads tokens from a state of zeros. */
  static Activations of(Network network, int[] tokens) {
    List<LayerSpec> all = network.shape().architecture().layers();
    List<Integer> layers = new ArrayList<>();
    List<CellSpec> specs = new ArrayList<>();
    List<float[][]> values = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i) instanceof CellSpec cell) {
        layers.add(i);
        specs.add(cell);
        values.add(new float[cell.units()][tokens.length]);
      }
    }
    TokenStepper stepper = new TokenStepper(network, 1);
    for (int t = 0; t < tokens.length; t++) {
      stepper.step(tokens[t]);
      List<CellState> states = stepper.state().layers();
      for (int i = 0; i < states.size(); i++) {
        put(states.get(i), values.get(i), t);
      }
    }
    return new Activations(layers, specs, values);
  }

  private static void put(CellState state, float[][] values, int t) {
    INDArray held = state.memory().orElse(state.hidden()); // [1,H]
    for (int unit = 0; unit < values.length; unit++) {
      double value = held.getDouble(0, unit);
      values[unit][t] = (float) (state.memory().isPresent() ? Math.tanh(value) : value);
    }
  }
}
