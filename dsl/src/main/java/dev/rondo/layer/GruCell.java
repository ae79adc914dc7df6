package dev.rondo.layer;

import dev.rondo.architecture.GruSpec;
import dev.rondo.architecture.Reset;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * The gated recurrent unit; gates in the order r, z, n.
 *
 * <pre>
 *   [xr xz xn] = x Wx + bx        [hr hz hn] = h Wh + bh
 *   r = sigmoid(xr + hr)          z = sigmoid(xz + hz)
 *   n = tanh(xn + r * hn)                     reset AFTER the product
 *   n = tanh(xn + (r * h) Whn + bhn)          reset BEFORE it
 *   h' = (1 - z) * n + z * h
 * </pre>
 *
 * With layer normalisation {@code x Wx} and {@code h Wh} are normalised, the part of r and z and
 * the part of n each by itself.
 *
 * <p>Source: K. Cho et al., Learning Phrase Representations using RNN Encoder-Decoder, EMNLP 2014.
 */
final class GruCell extends GatedCell {

  private final boolean after;

  GruCell(GruSpec spec) {
    super(spec.units(), 3);
    this.after = spec.reset() == Reset.AFTER;
  }

  @Override
  String word() {
    return "gru";
  }

  @Override
  boolean recurrentBiasJoinsInput() {
    return false;
  }

  @Override
  Tape tape(TapeShape shape, RecurrentWeights w, boolean reverse) {
    return new GruTape(shape, w, units(), reverse);
  }

  @Override
  void prepareForward(Tape any, RecurrentWeights w) {
    GruTape tape = (GruTape) any;
    if (!after) {
      tape.ownWeights = candidateColumns(tape.product.matrix());
      tape.ownBias = candidateColumns(w.bias().value());
    }
  }

  @Override
  void forward(Tape any, int t, RecurrentWeights w) {
    GruTape tape = (GruTape) any;
    INDArray h = tape.hidden.at(tape.before(t));
    INDArray next = tape.hidden.at(tape.after(t));
    INDArray seen = tape.product.see(t, h);
    tape.product.set(tape.recurrent, t, seen);
    tape.recurrent.at(t).addiRowVector(w.bias().value());
    tape.resetUpdate.at(t).addi(tape.recurrentResetUpdate.at(t));
    Functions.sigmoid(tape.resetUpdate.at(t));

    INDArray r = tape.reset.at(t);
    INDArray n = tape.candidate.at(t);
    INDArray gated = tape.gatedByReset.at(t);
    if (after) {
      multiply(r, tape.recurrentCandidate.at(t), gated);
      n.addi(gated);
    } else {
      multiply(r, seen, gated);
      Product.set(next.transpose(), gated, tape.ownWeights); // [N,H] x [H,H] -> [N,H]
      n.addi(next).addiRowVector(tape.ownBias);
    }
    Functions.tanh(n, n);

    h.sub(n, next); // h' = n + z * (h - n)
    next.muli(tape.update.at(t)).addi(n);
  }

  @Override
  void prepareBackward(Tape any) {
    GruTape tape = (GruTape) any;
    Functions.sigmoidSlope(tape.gates.all(), tape.slopes.all());
    Functions.tanhSlope(tape.candidate.all(), tape.candidateSlope.all());
  }

  @Override
  void backward(Tape any, int t, StateGradient d, RecurrentWeights w) {
    GruTape tape = (GruTape) any;
    INDArray h = tape.hidden.at(tape.before(t));
    INDArray dn = tape.dCandidate.at(t);
    INDArray dr = tape.dReset.at(t);

    h.sub(tape.candidate.at(t), d.scratch);
    multiply(d.dh, d.scratch, tape.dUpdate.at(t)); // dz = dh * (h - n)
    multiply(d.dh, tape.update.at(t), d.scratch); // what of dh goes on through z * h
    d.dh.subi(d.scratch);
    multiply(d.dh, tape.candidateSlope.at(t), dn); // dn = dh * (1 - z) * (1 - n^2)
    INDArray dOwn = tape.dRecurrentCandidate.at(t);
    if (after) {
      multiply(dn, tape.recurrentCandidate.at(t), dr);
      multiply(dn, tape.reset.at(t), dOwn);
    } else {
      INDArray dGated = tape.gradientScratch;
      INDArray dnRows = dn.dup('c');
      Product.setByTransposed(
          dGated.transpose(), dnRows, tape.ownWeights); // [N,H] x [H,H]' -> [N,H]
      multiply(dGated, tape.product.see(t, h), dr);
      d.scratch.addi(tape.product.unsee(dGated.muli(tape.reset.at(t))));
    }
    tape.dResetUpdate.at(t).muli(tape.resetUpdateSlope.at(t));
    tape.dRecurrentResetUpdate.at(t).assign(tape.dResetUpdate.at(t));
    tape.product.back(t, tape.dRecurrent.at(t), d);
    d.dh.addi(d.scratch);
  }

  @Override
  void addRecurrentGradients(Tape any, RecurrentWeights w) {
    GruTape tape = (GruTape) any;
    INDArray dRecurrent = tape.dRecurrent.all();
    tape.product.addGradient(tape.beforeAll(tape.hidden), dRecurrent);
    w.bias().addColumnSums(dRecurrent);
    if (!after) {
      INDArray dn = candidateColumns(tape.dGates.all());
      tape.product.addGradient(tape.gatedByReset.all(), dn, 2 * units(), 3 * units());
      candidateView(w.bias().gradient()).addi(Sums.overFirst(dn));
    }
  }

  private INDArray candidateView(INDArray threeGates) {
    return threeGates.get(NDArrayIndex.all(), NDArrayIndex.interval(2 * units(), 3 * units()));
  }

  private INDArray candidateColumns(INDArray threeGates) {
    return candidateView(threeGates).dup('c');
  }

  /** The gates one by one, the recurrent part, and what the way back needs of them. */
  private static final class GruTape extends Tape {
    final Steps resetUpdate;
    final Steps reset;
    final Steps update;
    final Steps candidate;
    final Steps dResetUpdate;
    final Steps dReset;
    final Steps dUpdate;
    final Steps dCandidate;

    /** {@code h Wh + bh}; in the form BEFORE its last third counts for nothing. */
    final Steps recurrent;

    final Steps recurrentResetUpdate;
    final Steps recurrentCandidate;
    final Steps dRecurrent;
    final Steps dRecurrentResetUpdate;

    /** Stays zero in the form BEFORE. */
    final Steps dRecurrentCandidate;

    /** {@code r * hn} in the form AFTER, {@code r * h} in the form BEFORE. */
    final Steps gatedByReset;

    final Steps slopes;
    final Steps resetUpdateSlope;
    final Steps candidateSlope;
    final INDArray gradientScratch;

    /** Whn and bhn by themselves, for the form BEFORE. */
    INDArray ownWeights;

    INDArray ownBias;

    GruTape(TapeShape shape, RecurrentWeights w, int units, boolean reverse) {
      super(shape, w, reverse);
      resetUpdate = gates.columns(0, 2 * units);
      reset = gates.columns(0, units);
      update = gates.columns(units, 2 * units);
      candidate = gates.columns(2 * units, 3 * units);
      dResetUpdate = dGates.columns(0, 2 * units);
      dReset = dGates.columns(0, units);
      dUpdate = dGates.columns(units, 2 * units);
      dCandidate = dGates.columns(2 * units, 3 * units);
      recurrent = shape.zeros(3 * units);
      recurrentResetUpdate = recurrent.columns(0, 2 * units);
      recurrentCandidate = recurrent.columns(2 * units, 3 * units);
      dRecurrent = shape.zeros(3 * units);
      dRecurrentResetUpdate = dRecurrent.columns(0, 2 * units);
      dRecurrentCandidate = dRecurrent.columns(2 * units, 3 * units);
      gatedByReset = shape.zeros(units);
      slopes = shape.zeros(3 * units);
      resetUpdateSlope = slopes.columns(0, 2 * units);
      candidateSlope = slopes.columns(2 * units, 3 * units);
      gradientScratch = Nd4j.zeros(shape.type(), shape.rows(), units);
    }
  }
}
