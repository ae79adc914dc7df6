package dev.rondo.cell;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What goes back through one step of a cell.
 *
 * @param x the gradient of the loss by the input, {@code [N,F]}
 * @param before the gradient by the state before, in that state's shape
 */
public record CellGradient(INDArray x, CellState before) {}
