package dev.rondo.layer;

import dev.rondo.architecture.CellOptions;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The masks of a recurrent layer in training, drawn once a batch and held for all its time steps.
 * They depend on seed, epoch, batch, layer and direction, not on the piece: a truncated batch keeps
 * them from piece to piece.
 *
 * @param input on x, a row a sequence, {@code [N,F]}
 * @param hidden on h before its product with Wh, a row a sequence, {@code [N,H]}
 * @param weights on Wh, {@code [H, G*H]}
 */
record HeldMasks(Optional<INDArray> input, Optional<INDArray> hidden, Optional<INDArray> weights) {

  static final HeldMasks NONE = new HeldMasks(Optional.empty(), Optional.empty(), Optional.empty());

  /** What draws the masks of one layer and direction. */
  record Source(CellOptions options, int layer, boolean reverse) {

    HeldMasks draw(Pass pass, DataType type, int rows, RecurrentWeights w) {
      if (!pass.training()) {
        return NONE;
      }
      long inputs = w.inputMatrix().value().size(0);
      long units = w.matrix().value().size(0);
      long width = w.matrix().value().size(1);
      return new HeldMasks(
          mask(pass, Purpose.INPUT_DROPOUT, options.inputDropout(), type, rows, inputs),
          mask(pass, Purpose.RECURRENT_DROPOUT, options.recurrentDropout(), type, rows, units),
          mask(pass, Purpose.DROP_CONNECT, options.dropConnect(), type, units, width));
    }

    private Optional<INDArray> mask(
        Pass pass, Purpose purpose, double p, DataType type, long rows, long columns) {
      if (p == 0) {
        return Optional.empty();
      }
      var random = DropoutMask.ofBatch(pass, purpose, layer, reverse);
      return Optional.of(DropoutMask.draw(random, p, type, rows, columns));
    }
  }
}
