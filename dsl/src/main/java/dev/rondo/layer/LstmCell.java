package dev.rondo.layer;

import dev.rondo.architecture.LstmSpec;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The cell of long short-term memory; gates in the order i, f, g, o.
 *
 * <pre>
 *   [i f g o] = x Wx + bx + h Wh + bh
 *   i = sigmoid(i)    f = sigmoid(f)    g = tanh(g)    o = sigmoid(o)
 *   c' = f * c + i * g
 *   h' = o * tanh(c')
 * </pre>
 *
 * With {@link Peepholes} the gates see the memory too: i and f see c, o sees c'. With layer
 * normalisation {@code x Wx} and {@code h Wh} are normalised, and {@code h' = o * tanh(LN(c'))}.
 *
 * <p>Sources: S. Hochreiter and J. Schmidhuber, Neural Computation 9 (1997); F. Gers et al.,
 * Learning to Forget, Neural Computation 12 (2000).
 */
final class LstmCell extends GatedCell {

  LstmCell(LstmSpec spec) {
    super(spec.units(), 4);
  }

  @Override
  String word() {
    return "lstm";
  }

  @Override
  Tape tape(TapeShape shape, RecurrentWeights w, boolean reverse) {
    return new LstmTape(shape, w, units(), reverse);
  }

  /** The gates one by one, the memory, and what the way back needs of it. */
  private static final class LstmTape extends Tape {
    final Steps inputForget;
    final Steps input;
    final Steps forget;
    final Steps candidate;
    final Steps output;
    final Steps dInput;
    final Steps dForget;
    final Steps dCandidate;
    final Steps dOutput;
    final Steps memory;
    final Steps memoryTanh;
    final Optional<MemoryNorm> norm;
    final Steps slopes;
    final Steps outputGateSlope;

    /** {@code dh'/dc'}, or the slope by what layer normalisation shows of c'. */
    final Steps outputSlope;

    LstmTape(TapeShape shape, RecurrentWeights w, int units, boolean reverse) {
      super(shape, w, reverse);
      inputForget = gates.columns(0, 2 * units);
      input = gates.columns(0, units);
      forget = gates.columns(units, 2 * units);
      candidate = gates.columns(2 * units, 3 * units);
      output = gates.columns(3 * units, 4 * units);
      dInput = dGates.columns(0, units);
      dForget = dGates.columns(units, 2 * units);
      dCandidate = dGates.columns(2 * units, 3 * units);
      dOutput = dGates.columns(3 * units, 4 * units);
      memory = shape.states(units);
      norm = w.norm().map(n -> n.overMemory(shape));
      memoryTanh = shape.zeros(units);
      slopes = shape.zeros(4 * units);
      outputGateSlope = slopes.columns(3 * units, 4 * units);
      outputSlope = shape.zeros(units);
    }

    @Override
    Optional<Steps> memory() {
      return Optional.of(memory);
    }
  }

  @Override
  void forward(Tape any, int t, RecurrentWeights w) {
    LstmTape tape = (LstmTape) any;
    INDArray h = tape.hidden.at(tape.before(t));
    tape.product.add(tape.gates, t, tape.product.see(t, h));
    INDArray c = tape.memory.at(tape.before(t));
    w.peepholes().ifPresent(p -> p.seeBefore(c, tape.input.at(t), tape.forget.at(t)));
    Functions.sigmoid(tape.inputForget.at(t));
    INDArray g = tape.candidate.at(t);
    Functions.tanh(g, g);

    INDArray next = tape.memory.at(tape.after(t));
    INDArray nextTanh = tape.memoryTanh.at(t);
    multiply(tape.input.at(t), g, nextTanh);
    multiply(tape.forget.at(t), c, next);
    next.addi(nextTanh);
    w.peepholes().ifPresent(p -> p.seeAfter(next, tape.output.at(t)));
    Functions.sigmoid(tape.output.at(t));
    INDArray shown = tape.norm.map(n -> n.forward(t, next)).orElse(next);
    Functions.tanh(shown, nextTanh);
    multiply(tape.output.at(t), nextTanh, tape.hidden.at(tape.after(t)));
  }

  @Override
  void prepareBackward(Tape any) {
    LstmTape tape = (LstmTape) any;
    int h = units();
    // the slope of each gate at its value
    Functions.sigmoidSlope(tape.gates.all(), tape.slopes.all());
    Functions.tanhSlope(tape.candidate.all(), tape.slopes.columns(2 * h, 3 * h).all());
    // dh'/dc' = o * (1 - tanh(c')^2), or by what is shown of c'
    Functions.tanhSlope(tape.memoryTanh.all(), tape.outputSlope.all());
    tape.outputSlope.all().muli(tape.output.all());
  }

  @Override
  void backward(Tape any, int t, StateGradient d, RecurrentWeights w) {
    LstmTape tape = (LstmTape) any;
    multiply(d.dh, tape.outputSlope.at(t), d.scratch);
    d.dc.addi(tape.norm.map(n -> n.back(t, d.scratch)).orElse(d.scratch));
    multiply(d.dh, tape.memoryTanh.at(t), tape.dOutput.at(t));
    w.peepholes()
        .ifPresent(p -> p.backAfter(tape.dOutput.at(t).mul(tape.outputGateSlope.at(t)), d.dc));
    multiply(d.dc, tape.candidate.at(t), tape.dInput.at(t));
    multiply(d.dc, tape.memory.at(tape.before(t)), tape.dForget.at(t));
    multiply(d.dc, tape.input.at(t), tape.dCandidate.at(t));
    INDArray dz = tape.dGates.at(t);
    dz.muli(tape.slopes.at(t));
    d.dc.muli(tape.forget.at(t));
    w.peepholes().ifPresent(p -> p.backBefore(tape.dInput.at(t), tape.dForget.at(t), d.dc));
    tape.product.back(t, dz, d);
  }

  @Override
  void addRecurrentGradients(Tape any, RecurrentWeights w) {
    LstmTape tape = (LstmTape) any;
    tape.product.addGradient(tape.beforeAll(tape.hidden), tape.dGates.all());
    w.bias().addColumnSums(tape.dGates.all());
    w.peepholes()
        .ifPresent(
            p ->
                p.addGradients(
                    tape.beforeAll(tape.memory),
                    tape.afterAll(tape.memory),
                    tape.dInput.all(),
                    tape.dForget.all(),
                    tape.dOutput.all()));
  }
}
