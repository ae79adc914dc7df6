package dev.rondo.layer;

import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Sequences on their way through the layers.
 *
 * @param rows time outermost, {@code [T*N, width]}
 * @param steps the number of time steps, T
 * @param mask which steps are real; empty where all are
 */
record Frames(INDArray rows, int steps, Optional<Mask> mask) {

  int batch() {
    return (int) (rows.size(0) / steps);
  }

  Frames with(INDArray newRows) {
    return new Frames(newRows, steps, mask);
  }
}
