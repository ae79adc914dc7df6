package dev.rondo.cell;

import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What one recurrent layer remembers between two steps.
 *
 * @param hidden the hidden state h, {@code [N,H]}
 * @param memory the memory c beside it, {@code [N,H]}, as an LSTM has; empty for other cells
 */
public record CellState(INDArray hidden, Optional<INDArray> memory) {

  /** A hidden state without memory. */
  public static CellState of(INDArray hidden) {
    return new CellState(hidden, Optional.empty());
  }

  /** The same with this memory. */
  public CellState withMemory(INDArray c) {
    return new CellState(hidden, Optional.of(c));
  }
}
