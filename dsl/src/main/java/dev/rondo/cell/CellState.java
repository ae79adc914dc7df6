package dev.rondo.cell;

import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What one recurrent layer remembers between two steps.
 *
 * @param hidden the hidden state h, {@code [N,H]}
 * @param memory an LSTM's cell state c, {@code [N,H]}; empty for other cells
 */
public record CellState(INDArray hidden, Optional<INDArray> memory) {}
