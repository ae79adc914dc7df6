package dev.rondo.layer;

import dev.rondo.architecture.Activation;
import dev.rondo.architecture.ElmanSpec;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Elman's cell.
 *
 * <pre>
 *   h' = tanh(x Wx + bx + h Wh + bh)        or relu
 * </pre>
 *
 * Source: J. L. Elman, Finding Structure in Time, Cognitive Science 14 (1990).
 */
final class ElmanCell extends GatedCell {

  private final Activation activation;

  ElmanCell(ElmanSpec spec) {
    super(spec.units(), 1);
    this.activation = spec.activation();
  }

  @Override
  String word() {
    return "elman";
  }

  @Override
  Tape tape(DataType type, int steps, int rows, boolean reverse) {
    return new ElmanTape(type, steps, rows, units(), reverse);
  }

  private static final class ElmanTape extends Tape {
    ElmanTape(DataType type, int steps, int rows, int units, boolean reverse) {
      super(type, steps, rows, units, 1, reverse);
    }
  }

  @Override
  void forward(Tape tape, int t, RecurrentWeights w) {
    INDArray h = tape.hidden.at(tape.before(t));
    Product.add(tape.gates.transposedAt(t), h, w.matrix().value()); // [N,H] x [H,H] -> [N,H]
    INDArray z = tape.gates.at(t);
    Functions.apply(activation, z, z);
    tape.hidden.at(tape.after(t)).assign(z);
  }

  @Override
  void prepareBackward(Tape tape) {
    Functions.slope(activation, tape.gates.all(), tape.dGates.all());
  }

  @Override
  void backward(Tape tape, int t, StateGradient d, RecurrentWeights w) {
    INDArray dz = tape.dGates.at(t);
    dz.muli(d.dh);
    Product.setByTransposed(d.dhTransposed, dz, w.matrix().value()); // [N,H] x [H,H]' -> [N,H]
  }

  @Override
  void addRecurrentGradients(Tape tape, RecurrentWeights w) {
    Product.addTransposedBy(
        w.matrix().gradientTransposed(),
        tape.beforeAll(tape.hidden),
        tape.dGates.all()); // [T*N,H]' x [T*N,H] -> [H,H]
    w.bias().addColumnSums(tape.dGates.all());
  }
}
