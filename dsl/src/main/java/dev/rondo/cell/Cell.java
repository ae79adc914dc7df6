package dev.rondo.cell;

import java.util.List;

/**
 * A recurrent cell of one's own: one time step and the way back through it. The library runs it
 * over sequences: it keeps the state, starts it, leaves padding out, reads in reverse, stacks and
 * truncates. The N rows of a step are sequences, one a row; N may differ from step to step.
 *
 * <p>The arrays that a cell is given are not to be written into; every operation of ND4J without an
 * i at its end ({@code add}, {@code mul}, {@code mmul}) makes a new one. A cell keeps nothing
 * between two calls but what it puts on the {@link CellStep}, so that it may run forward many times
 * before it runs back.
 *
 * <p>A cell prints inside its architecture, {@code cell(...)}, and two architectures are equal
 * where their cells are: a record does both well. Whether a gradient is right, {@code
 * model.checkGradients()} tells.
 */
public interface Cell {

  /** The number of hidden units, H, at least 1. */
  int units();

  /** Whether the state has a memory c beside h, as an LSTM's has; it is {@code [N,H]} too. */
  default boolean hasMemory() {
    return false;
  }

  /**
   * What the cell learns.
   *
   * @param inputs the width of x, F
   */
  List<CellParameter> parameters(int inputs);

  /**
   * Goes one step.
   *
   * @param step the input and the state before; what {@link #backward} needs is kept on it
   * @param weights the parameters' values
   * @return the state after: h {@code [N,H]}, and c {@code [N,H]} where the cell has a memory
   */
  CellState forward(CellStep step, CellWeights weights);

  /**
   * Goes one step back.
   *
   * @param step the step as {@link #forward} left it
   * @param after the gradient of the loss by the state after, in that state's shape
   * @param weights the parameters' values, and where their gradients are added
   * @return the gradients by x and by the state before
   */
  CellGradient backward(CellStep step, CellState after, CellWeights weights);
}
