package dev.rondo.model;

import dev.rondo.architecture.BidirectionalSpec;
import dev.rondo.architecture.LayerSpec;
import dev.rondo.architecture.SequenceArchitecture;

/** Which architecture can predict a text: one that never sees what it should predict. */
final class FittingText {

  private FittingText() {}

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
