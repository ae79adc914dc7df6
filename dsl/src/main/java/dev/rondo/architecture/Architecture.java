package dev.rondo.architecture;

import dev.rondo.output.Renderable;
import dev.rondo.output.Rendering;
import java.util.List;
import java.util.Optional;

/** The recurrent part of a network as a value; data later gives it both its ends. */
public sealed interface Architecture extends Renderable
    permits SequenceArchitecture, SummaryArchitecture {

  /** The layers in the order of the data's way through them. */
  List<LayerSpec> layers();

  /** The embedding that it begins with; empty where it reads numbers. */
  default Optional<EmbedSpec> embedding() {
    return layers().get(0) instanceof EmbedSpec embed ? Optional.of(embed) : Optional.empty();
  }

  /** The expression that makes this architecture, such as {@code lstm(32).dropout(0.2).last()}. */
  @Override
  String toString();

  @Override
  default Rendering rendering() {
    return Rendering.ofText(toString());
  }
}
