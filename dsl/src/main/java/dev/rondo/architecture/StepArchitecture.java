package dev.rondo.architecture;

import java.util.List;

/** A sequence architecture whose last layer has no options of its own. */
final class StepArchitecture extends SequenceArchitecture {

  StepArchitecture(List<LayerSpec> layers) {
    super(layers);
  }
}
