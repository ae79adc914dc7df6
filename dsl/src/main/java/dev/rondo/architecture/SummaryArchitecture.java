package dev.rondo.architecture;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * An architecture that gives one vector a sequence. Immutable; made from a {@link
 * SequenceArchitecture} by {@code last() mean() max() attend()}.
 */
public final class SummaryArchitecture implements Architecture {

  private final List<LayerSpec> layers;

  SummaryArchitecture(List<LayerSpec> layers) {
    this.layers = List.copyOf(layers);
  }

  @Override
  public List<LayerSpec> layers() {
    return layers;
  }

  /** Goes on with dropout of probability {@code p}, active in training alone. */
  public SummaryArchitecture dropout(double p) {
    return new SummaryArchitecture(Layers.joined(layers, new DropoutSpec(p)));
  }

  /** Goes on with a linear dense layer. */
  public SummaryArchitecture dense(int units) {
    return dense(units, Activation.LINEAR);
  }

  /** Goes on with a dense layer and its activation. */
  public SummaryArchitecture dense(int units, Activation activation) {
    return new SummaryArchitecture(Layers.joined(layers, new DenseSpec(units, activation)));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SummaryArchitecture that && layers.equals(that.layers);
  }

  @Override
  public int hashCode() {
    return Objects.hash(layers);
  }

  @Override
  public String toString() {
    return layers.stream().map(LayerSpec::toString).collect(Collectors.joining("."));
  }
}
