package dev.rondo.exchange;

import dev.rondo.architecture.Activation;
import dev.rondo.architecture.BidirectionalSpec;
import dev.rondo.architecture.DenseSpec;
import dev.rondo.architecture.ElmanSpec;
import dev.rondo.architecture.EmbedSpec;
import dev.rondo.architecture.GruSpec;
import dev.rondo.architecture.LayerSpec;
import dev.rondo.architecture.LstmSpec;
import dev.rondo.architecture.Reset;
import java.util.Locale;
import java.util.Optional;

/** Whether a Keras layer computes what a layer of the model computes; what is not said passes. */
final class KerasCheck {

  private KerasCheck() {}

  /** The class of Keras that a declared layer is. */
  static String kind(LayerSpec spec) {
    if (spec instanceof EmbedSpec) {
      return "Embedding";
    } else if (spec instanceof BidirectionalSpec) {
      return "Bidirectional";
    } else if (spec instanceof ElmanSpec) {
      return "SimpleRNN";
    } else if (spec instanceof LstmSpec) {
      return "LSTM";
    } else if (spec instanceof GruSpec) {
      return "GRU";
    }
    return "Dense";
  }

  /** The name that Keras gives an activation. */
  static String word(Activation activation) {
    return activation.name().toLowerCase(Locale.ROOT);
  }

  /** The first option that differs, and how; empty where none does. */
  static Optional<String> difference(KerasLayer layer, LayerSpec spec) {
    if (spec instanceof BidirectionalSpec both) {
      Optional<String> merge = layer.text("merge_mode").filter(m -> !m.equals("concat"));
      return merge
          .map(m -> "merge_mode '" + m + "'; the model joins both directions, as 'concat' does")
          .or(() -> cell(layer.inner(), both.cell()));
    } else if (spec instanceof EmbedSpec) {
      return layer.flag("mask_zero", true)
          ? Optional.empty()
          : Optional.of(
              "mask_zero false, and so takes padding for a token; the model passes it by");
    } else if (spec instanceof DenseSpec dense) {
      return option(layer, "activation", word(dense.activation()));
    }
    return layer.flag("go_backwards", false)
        ? Optional.of("go_backwards; the model reads forward")
        : cell(layer, spec);
  }

  private static Optional<String> cell(KerasLayer layer, LayerSpec spec) {
    if (layer.config().isPresent() && !layer.kind().equals(kind(spec))) {
      return Optional.of("cells of " + layer.kind() + ", the model of " + kind(spec));
    } else if (spec instanceof ElmanSpec elman) {
      return option(layer, "activation", word(elman.activation()));
    }
    return option(layer, "activation", "tanh")
        .or(() -> option(layer, "recurrent_activation", "sigmoid"))
        .or(() -> reset(layer, spec));
  }

  private static Optional<String> reset(KerasLayer layer, LayerSpec spec) {
    if (!(spec instanceof GruSpec gru)) {
      return Optional.empty();
    }
    boolean after = gru.reset() == Reset.AFTER;
    return layer.flag("reset_after", after) == after ? Optional.empty() : Optional.of(reset(after));
  }

  /** What is said of a reset gate that stands on the other side. */
  static String reset(boolean modelAfter) {
    return modelAfter
        ? "reset_after false; declare the layer with .reset(BEFORE)"
        : "reset_after true; declare the layer without .reset(BEFORE)";
  }

  static Optional<String> option(KerasLayer layer, String option, String wanted) {
    return layer
        .text(option)
        .filter(value -> !value.equals(wanted))
        .map(value -> option + " '" + value + "', the model '" + wanted + "'");
  }
}
