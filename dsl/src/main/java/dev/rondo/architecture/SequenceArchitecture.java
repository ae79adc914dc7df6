package dev.rondo.architecture;

import dev.rondo.cell.Cell;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * An architecture that keeps time: it gives one vector a time step. Immutable; each method returns
 * a longer architecture.
 */
public abstract sealed class SequenceArchitecture implements Architecture
    permits CellArchitecture, EmbedArchitecture, StepArchitecture {

  private final List<LayerSpec> layers;

  SequenceArchitecture(List<LayerSpec> layers) {
    this.layers = List.copyOf(layers);
  }

  @Override
  public final List<LayerSpec> layers() {
    return layers;
  }

  /** Goes on with an Elman layer of {@code units} hidden units. */
  public ElmanArchitecture elman(int units) {
    return new ElmanArchitecture(
        layers, new ElmanSpec(units, Activation.TANH, CellOptions.DEFAULT));
  }

  /** Goes on with an LSTM layer of {@code units} hidden units. */
  public LstmArchitecture lstm(int units) {
    return new LstmArchitecture(
        layers, new LstmSpec(units, LstmSpec.DEFAULT_FORGET_BIAS, false, CellOptions.DEFAULT));
  }

  /** Goes on with a GRU layer of {@code units} hidden units. */
  public GruArchitecture gru(int units) {
    return new GruArchitecture(layers, new GruSpec(units, Reset.AFTER, CellOptions.DEFAULT));
  }

  /** Goes on with a layer of a cell of your own. */
  public CellArchitecture cell(Cell cell) {
    return new OwnCellArchitecture(layers, new OwnCellSpec(cell));
  }

  /** Goes on with a layer read in both directions; {@code cell} is one recurrent layer. */
  public SequenceArchitecture bidirectional(CellArchitecture cell) {
    return new StepArchitecture(Layers.joined(layers, new BidirectionalSpec(cell.only())));
  }

  /** Goes on with dropout of probability {@code p}, active in training alone. */
  public SequenceArchitecture dropout(double p) {
    return new StepArchitecture(Layers.joined(layers, new DropoutSpec(p)));
  }

  /** Goes on with a linear dense layer at each time step. */
  public SequenceArchitecture dense(int units) {
    return dense(units, Activation.LINEAR);
  }

  /** Goes on with a dense layer and its activation at each time step. */
  public SequenceArchitecture dense(int units, Activation activation) {
    return new StepArchitecture(Layers.joined(layers, new DenseSpec(units, activation)));
  }

  /** Sums the sequence up by its last real step. */
  public SummaryArchitecture last() {
    return summary(SummarySpec.LAST);
  }

  /** Sums the sequence up by the mean over its real steps. */
  public SummaryArchitecture mean() {
    return summary(SummarySpec.MEAN);
  }

  /** Sums the sequence up by each feature's largest value over its real steps. */
  public SummaryArchitecture max() {
    return summary(SummarySpec.MAX);
  }

  /** Sums the sequence up by a mean whose weights are learned (attention). */
  public SummaryArchitecture attend() {
    return summary(SummarySpec.ATTEND);
  }

  private SummaryArchitecture summary(SummarySpec spec) {
    return new SummaryArchitecture(Layers.joined(layers, spec));
  }

  @Override
  public final boolean equals(Object other) {
    return other instanceof SequenceArchitecture that && layers.equals(that.layers);
  }

  @Override
  public final int hashCode() {
    return Objects.hash(layers);
  }

  @Override
  public final String toString() {
    return layers.stream().map(LayerSpec::toString).collect(Collectors.joining("."));
  }
}
