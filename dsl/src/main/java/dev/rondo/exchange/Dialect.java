package dev.rondo.exchange;

import dev.rondo.architecture.BidirectionalSpec;
import dev.rondo.architecture.BuiltInSpec;
import dev.rondo.architecture.CellSpec;
import dev.rondo.architecture.EmbedSpec;
import dev.rondo.architecture.GruSpec;
import dev.rondo.architecture.LayerSpec;
import dev.rondo.architecture.Reset;
import dev.rondo.architecture.SummarySpec;
import dev.rondo.engine.NetworkShape;
import java.util.List;
import java.util.Optional;

/** Another library, and what it has no layer for. */
enum Dialect {
  /** PyTorch: {@code nn.RNN}, {@code nn.LSTM}, {@code nn.GRU}, and modules written out. */
  PYTORCH("PyTorch"),
  /** Keras: its layers alone, so that a file needs no code beside it. */
  KERAS("Keras");

  private final String word;

  Dialect(String word) {
    this.word = word;
  }

  /** The first layer that it cannot express, why, and the way out; empty if it can express all. */
  Optional<String> lacks(NetworkShape shape) {
    List<LayerSpec> layers = shape.architecture().layers();
    for (int number = 0; number < layers.size(); number++) {
      LayerSpec spec = layers.get(number);
      List<LayerSpec> before = layers.subList(0, number);
      Optional<String> reason = reason(spec, keys(shape, number)).or(() -> unreached(spec, before));
      if (reason.isPresent()) {
        return Optional.of("layer " + number + ", " + spec + ": " + word + reason.get());
      }
    }
    return Optional.empty();
  }

  private static List<String> keys(NetworkShape shape, int number) {
    return Places.of(shape).stream()
        .filter(place -> place.owner().equals("layer" + number))
        .map(Place::key)
        .toList();
  }

  private Optional<String> reason(LayerSpec spec, List<String> keys) {
    LayerSpec cell = spec instanceof BidirectionalSpec both ? both.cell() : spec;
    if (cell instanceof CellSpec && !(cell instanceof BuiltInSpec)) {
      return Optional.of(" does not know this cell; save the model and load it in Rondo");
    } else if (keys.contains("peepholes_l0")) {
      return Optional.of("'s LSTM has no peepholes; declare the layer without .peepholes()");
    } else if (keys.contains("gx_l0")) {
      return Optional.of(
          "'s cells normalise nothing inside; declare the layer without .layerNorm()");
    } else if (this == PYTORCH && cell instanceof GruSpec gru && gru.reset() == Reset.BEFORE) {
      return Optional.of(
          "'s GRU has its reset gate after the recurrent product alone; declare the layer without"
              + " .reset(BEFORE)");
    } else if (this == KERAS && spec instanceof EmbedSpec embed && embed.tied()) {
      return Optional.of("'s layers share no weights; declare the layer without .tied()");
    } else if (this == KERAS && spec == SummarySpec.ATTEND) {
      return Optional.of(" has no layer for it; end with last(), mean() or max()");
    }
    return Optional.empty();
  }

  /** Why the last step of what these layers give cannot be had. */
  private Optional<String> unreached(LayerSpec spec, List<LayerSpec> before) {
    boolean recurs =
        before.stream().anyMatch(l -> l instanceof CellSpec || l instanceof BidirectionalSpec);
    return this == KERAS && spec == SummarySpec.LAST && !recurs
        ? Optional.of("'s recurrent layers alone give their last step; end with mean() or max()")
        : Optional.empty();
  }
}
