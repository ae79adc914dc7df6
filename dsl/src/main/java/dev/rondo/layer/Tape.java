package dev.rondo.layer;

import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a recurrent layer writes down on its way through a sequence, for the way back. States have
 * one place more than there are steps: read forward, step t leads from place t to t+1; read in
 * reverse, from place t+1 to t.
 */
abstract class Tape {

  final int steps;
  final boolean reverse;

  /** Pre-activations, then activations of all gates, {@code [T*N, G*H]}. */
  final Steps gates;

  /** The gradient by the pre-activations, {@code [T*N, G*H]}. */
  final Steps dGates;

  /** The hidden states, {@code [(T+1)*N, H]}. */
  final Steps hidden;

  /** The way from the hidden states to the gates. */
  final HiddenProduct product;

  Tape(TapeShape shape, RecurrentWeights w, boolean reverse) {
    this.steps = shape.steps();
    this.reverse = reverse;
    int units = (int) w.matrix().value().size(0);
    int width = (int) w.matrix().value().size(1);
    gates = shape.zeros(width);
    dGates = shape.zeros(width);
    hidden = shape.states(units);
    product = new HiddenProduct(shape, w);
  }

  /** The memory c beside the hidden states, {@code [(T+1)*N, H]}; empty for cells without one. */
  Optional<Steps> memory() {
    return Optional.empty();
  }

  /** The place of the state before step t. */
  final int before(int t) {
    return reverse ? t + 1 : t;
  }

  /** The place of the state after step t. */
  final int after(int t) {
    return reverse ? t : t + 1;
  }

  /** The k-th step to be read. */
  final int step(int k) {
    return reverse ? steps - 1 - k : k;
  }

  final int start() {
    return reverse ? steps : 0;
  }

  final int end() {
    return reverse ? 0 : steps;
  }

  /** A state's values after each step in the order of time, {@code [T*N, H]}. */
  final INDArray afterAll(Steps state) {
    return reverse ? state.span(0, steps) : state.span(1, steps + 1);
  }

  /** A state's values before each step in the order of time, {@code [T*N, H]}. */
  final INDArray beforeAll(Steps state) {
    return reverse ? state.span(1, steps + 1) : state.span(0, steps);
  }
}
