package dev.rondo.layer;

import dev.rondo.cell.CellState;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The rows of one step that are no padding. */
final class RealRows {

  private final int[] numbers;
  private final boolean all;

  RealRows(Optional<Mask> mask, int t, int rows) {
    numbers =
        IntStream.range(0, rows).filter(n -> mask.map(m -> t < m.length(n)).orElse(true)).toArray();
    all = numbers.length == rows;
  }

  int count() {
    return numbers.length;
  }

  /** The real ones of {@code rows}, {@code [N,W] -> [count,W]}. */
  INDArray pick(INDArray rows) {
    return all ? rows : rows.getRows(numbers);
  }

  CellState pick(CellState state) {
    return new CellState(pick(state.hidden()), state.memory().map(this::pick));
  }

  /** Writes {@code real} over the real ones of {@code rows}. */
  void put(INDArray rows, INDArray real) {
    if (all) {
      rows.assign(real);
    }
    for (int i = 0; !all && i < numbers.length; i++) {
      rows.getRow(numbers[i]).assign(real.getRow(i));
    }
  }

  /** {@code real} at the real rows and {@code before} at the others. */
  CellState merge(CellState before, CellState real) {
    return new CellState(
        merge(before.hidden(), real.hidden()),
        before.memory().map(c -> merge(c, real.memory().orElseThrow())));
  }

  private INDArray merge(INDArray before, INDArray real) {
    if (all) {
      return real;
    }
    INDArray merged = before.dup('c');
    put(merged, real);
    return merged;
  }
}
