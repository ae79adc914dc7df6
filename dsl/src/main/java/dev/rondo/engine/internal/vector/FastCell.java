package dev.rondo.engine.internal.vector;

import java.util.List;

/** One step of a cell for some rows, from its gates' sums on. */
interface FastCell {

  /** Where its gates stand. */
  GateLayout layout();

  /** Whether it has a memory c beside the hidden state. */
  boolean hasMemory();

  /** From the gates' sums of a panel to its gates and the state after step t. */
  void forward(RecurrentRoom room, int panel, int t, Part part);

  /**
   * From the gradient by the state after step t, to which {@code d}'s rows add, to that by the
   * gates' sums of a panel, and to what of it reaches the state before without passing a gate.
   */
  void backward(RecurrentRoom room, int panel, int t, Part part, Rows d);

  /** The work that takes weights of its own, beyond those of its gates' sums. */
  default List<FastLayer.Packing> packings() {
    return List.of();
  }

  /** The same for the way back. */
  default List<FastLayer.Packing> packingsBack() {
    return List.of();
  }

  /** Room for the cell's layer on a batch. */
  default RecurrentRoom room(FastRecurrent layer, int rows, int steps, boolean kept) {
    return new RecurrentRoom(layer, rows, steps, kept);
  }

  /** The work that finds the gradients of the weights of its own. */
  default List<FastLayer.Gradient> gradients(RecurrentRoom room) {
    return List.of();
  }
}
