package dev.rondo.layer;

import dev.rondo.cell.CellState;
import java.util.Optional;

/** A layer that carries a state through the sequence. */
interface StatefulLayer extends Layer {

  /** Starts the next sequence from this state; without it, from zeros. */
  void startFrom(Optional<CellState> state);

  /** The state after the last sequence, copied. */
  CellState state();

  /** The gradient by the state that the last sequence started from, copied. */
  CellState initialGradient();
}
