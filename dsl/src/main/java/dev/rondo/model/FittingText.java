package dev.rondo.model;

import dev.rondo.architecture.BidirectionalSpec;
import dev.rondo.architecture.LayerSpec;
import dev.rondo.architecture.SequenceArchitecture;
import dev.rondo.train.Loss;
import dev.rondo.train.Losses;
import java.util.Optional;
import org.nd4j.linalg.factory.Nd4j;

/** Which architecture and which loss can predict a text. */
final class FittingText {

  private FittingText() {}

  /** Refuses a loss that cannot judge by the number of the right token. */
  static void check(Loss loss, int tokens) {
    if (loss.equals(Losses.crossEntropy())) {
      return;
    }
    try {
      loss.of(Nd4j.zeros(1, 1, tokens), Nd4j.zeros(1, 1, 1), Optional.empty());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "loss("
              + loss
              + "): a language model gives a score for each token, and its target is the number of"
              + " the right one; leave the loss out, or take crossEntropy()",
          e);
    }
  }

  /** Refuses an architecture that sees what it should predict. */
  static void check(SequenceArchitecture architecture) {
    for (LayerSpec layer : architecture.layers()) {
      if (layer instanceof BidirectionalSpec both) {
        throw new IllegalArgumentException(
            architecture
                + ": "
                + both
                + " would read the text that it should predict; write "
                + both.cell());
      }
    }
  }
}
