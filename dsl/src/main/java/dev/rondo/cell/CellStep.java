package dev.rondo.cell;

import java.util.LinkedHashMap;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** One step of a cell: what goes in, and what the way forward keeps for the way back. */
public final class CellStep {

  private final INDArray x;
  private final CellState before;
  private final Map<String, INDArray> kept = new LinkedHashMap<>();

  /**
   * A step that nothing is kept on yet.
   *
   * @param x the input, {@code [N,F]}
   * @param before the state before the step
   */
  public CellStep(INDArray x, CellState before) {
    this.x = x;
    this.before = before;
  }

  /** The input, {@code [N,F]}. */
  public INDArray x() {
    return x;
  }

  /** The hidden state before the step, {@code [N,H]}. */
  public INDArray hidden() {
    return before.hidden();
  }

  /**
   * The memory before the step, {@code [N,H]}.
   *
   * @throws IllegalStateException if the cell has none
   */
  public INDArray memory() {
    return before
        .memory()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "memory(): this cell has none; let its hasMemory() return true"));
  }

  /** Keeps an array under a name for the way back, and gives it. */
  public INDArray keep(String name, INDArray array) {
    kept.put(name, array);
    return array;
  }

  /**
   * What the way forward kept under a name.
   *
   * @throws IllegalStateException if it kept nothing under it
   */
  public INDArray kept(String name) {
    INDArray array = kept.get(name);
    if (array == null) {
      throw new IllegalStateException(
          "kept(\""
              + name
              + "\"): forward kept "
              + (kept.isEmpty() ? "nothing" : String.join(", ", kept.keySet()))
              + "; call keep(\""
              + name
              + "\", ...) there");
    }
    return array;
  }
}
