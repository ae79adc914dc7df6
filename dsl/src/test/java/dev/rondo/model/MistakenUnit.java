package dev.rondo.model;

import dev.rondo.cell.Cell;
import dev.rondo.cell.CellGradient;
import dev.rondo.cell.CellParameter;
import dev.rondo.cell.CellState;
import dev.rondo.cell.CellStep;
import dev.rondo.cell.CellWeights;
import dev.rondo.cell.MinimalGatedUnit;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The minimal gated unit with a mistake in its way back, as a user makes it.
 *
 * @param right the unit without it
 * @param mistake what is wrong
 */
record MistakenUnit(MinimalGatedUnit right, Mistake mistake) implements Cell {

  enum Mistake {
    NONE,
    /** The gradient of the gate's bias is added twice. */
    BIAS_TWICE,
    /** What goes back through {@code (1 - f) * h} is forgotten. */
    STATE_FORGOTTEN
  }

  @Override
  public int units() {
    return right.units();
  }

  @Override
  public List<CellParameter> parameters(int inputs) {
    return right.parameters(inputs);
  }

  @Override
  public CellState forward(CellStep step, CellWeights weights) {
    return right.forward(step, weights);
  }

  @Override
  public CellGradient backward(CellStep step, CellState after, CellWeights weights) {
    CellWeights seen = mistake == Mistake.BIAS_TWICE ? new BiasTwice(weights) : weights;
    CellGradient gradient = right.backward(step, after, seen);
    if (mistake != Mistake.STATE_FORGOTTEN) {
      return gradient;
    }
    INDArray passed = after.hidden().mul(step.kept("f").rsub(1));
    return new CellGradient(gradient.x(), CellState.of(gradient.before().hidden().sub(passed)));
  }

  private record BiasTwice(CellWeights weights) implements CellWeights {

    @Override
    public INDArray value(String name) {
      return weights.value(name);
    }

    @Override
    public void addGradient(String name, INDArray gradient) {
      weights.addGradient(name, name.equals("bf") ? gradient.mul(2) : gradient);
    }
  }
}
