package dev.rondo.layer;

import dev.rondo.architecture.Activation;
import dev.rondo.architecture.ElmanSpec;
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
  Tape tape(TapeShape shape, RecurrentWeights w, boolean reverse) {
    return new ElmanTape(shape, w, reverse);
  }

  private static final class ElmanTape extends Tape {
    ElmanTape(TapeShape shape, RecurrentWeights w, boolean reverse) {
      super(shape, w, reverse);
    }
  }

  @Override
  void forward(Tape tape, int t, RecurrentWeights w) {
    INDArray h = tape.hidden.at(tape.before(t));
    tape.product.add(tape.gates, t, tape.product.see(t, h));
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
    tape.product.back(t, dz, d);
  }

  @Override
  void addRecurrentGradients(Tape tape, RecurrentWeights w) {
    tape.product.addGradient(tape.beforeAll(tape.hidden), tape.dGates.all());
    w.bias().addColumnSums(tape.dGates.all());
  }
}
