package dev.rondo.engine;

import dev.rondo.architecture.Architecture;
import dev.rondo.architecture.BidirectionalSpec;
import dev.rondo.architecture.CellSpec;
import dev.rondo.architecture.DenseSpec;
import dev.rondo.architecture.EmbedSpec;
import dev.rondo.architecture.LayerSpec;
import dev.rondo.architecture.SummaryArchitecture;
import java.util.List;
import java.util.Optional;

/** Whether an embedding fits what the data make of a network. */
final class EmbedChecks {

  /** Up to here a float holds every whole number. */
  private static final int MOST_TOKENS = 1 << 24;

  private EmbedChecks() {}

  static void check(Architecture architecture, int inputs, int outputs) {
    Optional<EmbedSpec> embed = architecture.embedding();
    if (embed.isEmpty()) {
      return;
    }
    int tokens = inputs - 1;
    if (tokens < 1 || tokens > MOST_TOKENS) {
      throw new IllegalArgumentException(
          architecture + ": expects 1 to " + MOST_TOKENS + " tokens beside padding, got " + tokens);
    }
    if (embed.get().tied()) {
      checkTied(architecture, embed.get(), tokens, outputs);
    }
  }

  private static void checkTied(
      Architecture architecture, EmbedSpec embed, int tokens, int outputs) {
    if (architecture instanceof SummaryArchitecture) {
      throw new IllegalArgumentException(
          architecture
              + ": tied() is for language models, which answer at every step, and this gives one"
              + " answer a sequence; leave tied() out");
    }
    if (outputs != tokens) {
      throw new IllegalArgumentException(
          architecture
              + ": tied() is for language models, whose answer has one number for each of the "
              + tokens
              + " tokens, and this one has "
              + outputs
              + "; leave tied() out");
    }
    int width = width(architecture.layers());
    if (width != embed.units()) {
      throw new IllegalArgumentException(
          architecture
              + ": with tied() the last layer has as many units as the embedding, "
              + embed.units()
              + ", and this one has "
              + width
              + "; end with dense("
              + embed.units()
              + "), or leave tied() out");
    }
  }

  /** The width of what the layers give. */
  private static int width(List<LayerSpec> layers) {
    int width = 0;
    for (LayerSpec layer : layers) {
      if (layer instanceof EmbedSpec embed) {
        width = embed.units();
      } else if (layer instanceof CellSpec cell) {
        width = cell.units();
      } else if (layer instanceof BidirectionalSpec both) {
        width = 2 * both.cell().units();
      } else if (layer instanceof DenseSpec dense) {
        width = dense.units();
      }
    }
    return width;
  }
}
