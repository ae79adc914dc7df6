package dev.rondo.cell;

import static dev.rondo.Rondo.cell;
import static dev.rondo.Rondo.zeros;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.rondo.data.Batch;
import dev.rondo.engine.Nd4jEngine;
import dev.rondo.engine.Network;
import dev.rondo.engine.NetworkShape;
import dev.rondo.engine.NetworkState;
import dev.rondo.layer.Pass;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What a cell of one's own gives wrongly is refused by name, with what was expected. */
class OwnCellRefusalsTest {

  /** A cell of 3 units whose two ways are given from outside. */
  private record Faulty(
      int units,
      boolean hasMemory,
      BiFunction<CellStep, CellWeights, CellState> there,
      BiFunction<CellStep, CellWeights, CellGradient> back)
      implements Cell {

    @Override
    public List<CellParameter> parameters(int inputs) {
      return List.of(
          new CellParameter("W", inputs, 3, zeros()), new CellParameter("b", 1, 3, zeros()));
    }

    @Override
    public CellState forward(CellStep step, CellWeights weights) {
      return there.apply(step, weights);
    }

    @Override
    public CellGradient backward(CellStep step, CellState after, CellWeights weights) {
      return back.apply(step, weights);
    }

    @Override
    public String toString() {
      return "faulty()";
    }
  }

  private static INDArray of(long... shape) {
    return Nd4j.zeros(DataType.DOUBLE, shape);
  }

  private static CellGradient right() {
    return new CellGradient(of(2, 4), CellState.of(of(2, 3)));
  }

  static Stream<Arguments> ways() {
    return Stream.of(
        there((s, w) -> null, "forward: expects a CellState, got null"),
        there((s, w) -> CellState.of(of(2, 4)), "forward: expects hidden state [2, 3], got [2, 4]"),
        there((s, w) -> CellState.of(of(3)), "forward: expects hidden state [2, 3], got [3]"),
        there((s, w) -> CellState.of(null), "forward: expects hidden state [2, 3], got null"),
        there(
            (s, w) -> CellState.of(of(2, 3)).withMemory(of(2, 3)),
            "forward: expects a state without memory, as hasMemory() says, got one with memory"),
        there((s, w) -> CellState.of(w.value("V")), "no parameter 'V'; parameters() declares W, b"),
        back((s, w) -> null, "backward: expects a CellGradient, got null"),
        back(
            (s, w) -> new CellGradient(of(2, 3), CellState.of(of(2, 3))),
            "backward: expects a gradient by x [2, 4], got [2, 3]"),
        back(
            (s, w) -> new CellGradient(of(2, 4), CellState.of(of(1, 3))),
            "backward: expects a gradient by the hidden state [2, 3], got [1, 3]"),
        back((s, w) -> new CellGradient(of(2, 4), null), "backward: expects a CellState, got null"),
        back(
            (s, w) -> {
              w.addGradient("b", of(2, 3));
              return right();
            },
            "addGradient(\"b\"): expects [1, 3], got [2, 3]"),
        back(
            (s, w) -> {
              w.addGradient("c", of(1, 3));
              return right();
            },
            "no parameter 'c'; parameters() declares W, b"));
  }

  private static Arguments there(BiFunction<CellStep, CellWeights, CellState> way, String words) {
    return arguments(words, new Faulty(3, false, way, (s, w) -> right()));
  }

  private static Arguments back(BiFunction<CellStep, CellWeights, CellGradient> way, String words) {
    return arguments(words, new Faulty(3, false, (s, w) -> CellState.of(of(2, 3)), way));
  }

  private static void run(Cell cell) {
    Network network =
        new Nd4jEngine().open(new NetworkShape(cell(cell).last(), 4, 0, 1), DataType.DOUBLE);
    network.forward(Batch.of(of(2, 5, 4), of(2, 1)), Pass.INFERENCE, Optional.empty());
    network.backward(of(2, 1));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ways")
  void says_what_the_cell_gave(String words, Cell cell) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run(cell))
        .withMessage("cell(faulty()): " + words);
  }

  @Test
  void says_that_a_memory_was_promised() {
    Cell forgetful = new Faulty(3, true, (s, w) -> CellState.of(of(2, 3)), (s, w) -> right());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run(forgetful))
        .withMessage(
            "cell(faulty()): forward: expects a state with memory, as hasMemory() says, got one"
                + " without memory");
  }

  @Test
  void says_what_a_step_does_not_hold() {
    CellStep step = new CellStep(of(2, 4), CellState.of(of(2, 3)));
    assertThatIllegalStateException()
        .isThrownBy(step::memory)
        .withMessage("memory(): this cell has none; let its hasMemory() return true");
    assertThatIllegalStateException()
        .isThrownBy(() -> step.kept("f"))
        .withMessage("kept(\"f\"): forward kept nothing; call keep(\"f\", ...) there");
    step.keep("g", of(1));
    step.keep("h", of(1));
    assertThatIllegalStateException()
        .isThrownBy(() -> step.kept("f"))
        .withMessage("kept(\"f\"): forward kept g, h; call keep(\"f\", ...) there");
  }

  @Test
  void says_what_is_wrong_with_a_declaration() {
    refuses(
        () -> cell(new MinimalGatedUnit(0)),
        "cell(MinimalGatedUnit[units=0]): expects units() of at least 1, got 0");
    refuses(
        () -> new CellParameter("W x", 1, 1, zeros()),
        "parameter 'W x': expects a name of letters, digits and _, such as 'Wx'");
    refuses(
        () -> new CellParameter("W", 0, 3, zeros()),
        "parameter 'W': expects at least 1 row and 1 column, got 0 and 3");
    refuses(
        () -> run(new Twice(3)),
        "cell(Twice[units=3]): parameter 'W' is declared twice; each name stands once");
    refuses(
        () -> cell(new Twice(1)).bidirectional(cell(new Twice(2)).cell(new Twice(3))),
        "bidirectional(cell(Twice[units=2]).cell(Twice[units=3])): expects one recurrent layer, got"
            + " 2 layers; write bidirectional(...) around each of them");
  }

  private static void refuses(ThrowingCallable what, String message) {
    assertThatIllegalArgumentException().isThrownBy(what).withMessage(message);
  }

  /** Declares one name twice. */
  private record Twice(int units) implements Cell {

    @Override
    public List<CellParameter> parameters(int inputs) {
      CellParameter w = new CellParameter("W", inputs, units, zeros());
      return List.of(w, w);
    }

    @Override
    public CellState forward(CellStep step, CellWeights weights) {
      throw new AssertionError("never run");
    }

    @Override
    public CellGradient backward(CellStep step, CellState after, CellWeights weights) {
      throw new AssertionError("never run");
    }
  }

  @Test
  void a_state_must_fit_a_cell_of_ones_own_too() {
    Network network =
        new Nd4jEngine()
            .open(new NetworkShape(cell(new CoupledMemory(2)), 4, 0, 1), DataType.DOUBLE);
    refuses(
        () ->
            network.forward(
                Batch.of(of(2, 5, 4), of(2, 1)),
                Pass.INFERENCE,
                Optional.of(new NetworkState(List.of(CellState.of(of(2, 2)))))),
        "cell(CoupledMemory[units=2]): recurrent layer 0: expects a state [2, 2] with memory, got"
            + " [2, 2] without memory");
  }
}
