package dev.rondo.layer;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One step of a recurrent layer of H units and G gates, and the way back through it.
 *
 * <p>The input's part of all steps, {@code z = x Wx + bx}, is one product made by {@link Recurrent}
 * before the loop; a cell adds the part that depends on the state. What the way back needs stays on
 * a {@link Tape}.
 */
abstract sealed class GatedCell permits ElmanCell, LstmCell, GruCell {

  private final int units;
  private final int gates;

  GatedCell(int units, int gates) {
    this.units = units;
    this.gates = gates;
  }

  final int units() {
    return units;
  }

  /** The columns of the gates together, G*H. */
  final int width() {
    return units * gates;
  }

  /** The word that names the cell in a parameter's name. */
  abstract String word();

  /** Whether {@code bh} may simply be added to {@code bx}, for all steps at once. */
  boolean recurrentBiasJoinsInput() {
    return true;
  }

  /** A tape for T steps of N sequences. */
  abstract Tape tape(TapeShape shape, RecurrentWeights w, boolean reverse);

  /** Prepares what all steps share, before the first of them. */
  void prepareForward(Tape tape, RecurrentWeights w) {}

  /**
   * Goes one step: from {@code tape.gates.at(t)}, which holds {@code x Wx + bx}, and the state
   * before to the state after.
   */
  abstract void forward(Tape tape, int t, RecurrentWeights w);

  /** Prepares what the way back needs of all steps at once. */
  abstract void prepareBackward(Tape tape);

  /**
   * Goes one step back: {@code dh} and {@code dc} hold the gradient by the state after, and then by
   * the state before; {@code tape.dGates.at(t)} receives the gradient by {@code x Wx + bx}.
   */
  abstract void backward(Tape tape, int t, StateGradient d, RecurrentWeights w);

  /** Adds the gradients of Wh and bh, one product over all steps. */
  abstract void addRecurrentGradients(Tape tape, RecurrentWeights w);

  /** {@code target = a * b}, elementwise, into an array that exists. */
  static void multiply(INDArray a, INDArray b, INDArray target) {
    a.mul(b, target);
  }
}
