package dev.rondo.layer;

import dev.rondo.architecture.OwnCellSpec;
import dev.rondo.cell.CellGradient;
import dev.rondo.cell.CellState;
import java.util.Arrays;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What a user's own cell gives is held to its shapes and brought to the network's precision. */
final class OwnCellChecks {

  private final OwnCellSpec spec;
  private final DataType type;
  private final long inputs;

  OwnCellChecks(OwnCellSpec spec, INDArray x) {
    this.spec = spec;
    this.type = x.dataType();
    this.inputs = x.size(1);
  }

  CellState after(CellState state, int rows) {
    return state("forward", "", state, rows);
  }

  CellGradient gradient(CellGradient gradient, int rows) {
    if (gradient == null) {
      throw refusal("backward", "a CellGradient", "null");
    }
    INDArray x = array("backward", "a gradient by x", gradient.x(), rows, inputs);
    return new CellGradient(x, state("backward", "a gradient by the ", gradient.before(), rows));
  }

  private CellState state(String verb, String what, CellState state, int rows) {
    if (state == null) {
      throw refusal(verb, "a CellState", "null");
    }
    boolean got = state.memory().isPresent();
    if (got != spec.hasMemory()) {
      throw refusal(
          verb,
          "a state " + memory(spec.hasMemory()) + ", as hasMemory() says",
          "one " + memory(got));
    }
    INDArray hidden = array(verb, what + "hidden state", state.hidden(), rows, spec.units());
    Optional<INDArray> memory =
        state.memory().map(c -> array(verb, what + "memory", c, rows, spec.units()));
    return new CellState(hidden, memory);
  }

  private INDArray array(String verb, String what, INDArray array, long... shape) {
    String expected = what + " " + Arrays.toString(shape);
    if (array == null) {
      throw refusal(verb, expected, "null");
    }
    if (!Arrays.equals(array.shape(), shape)) {
      throw refusal(verb, expected, Arrays.toString(array.shape()));
    }
    return array.castTo(type);
  }

  private static String memory(boolean present) {
    return present ? "with memory" : "without memory";
  }

  private IllegalArgumentException refusal(String verb, String expected, String got) {
    return new IllegalArgumentException(
        spec + ": " + verb + ": expects " + expected + ", got " + got);
  }
}
