package dev.rondo.architecture;

import dev.rondo.cell.Cell;
import java.util.List;

/** The first words of an architecture. */
public final class Architectures {

  private Architectures() {}

  /** An embedding of {@code units} numbers a token; it stands first. */
  public static EmbedArchitecture embed(int units) {
    return new EmbedArchitecture(new EmbedSpec(units, false));
  }

  /** An Elman layer of {@code units} hidden units. */
  public static ElmanArchitecture elman(int units) {
    return start().elman(units);
  }

  /** An LSTM layer of {@code units} hidden units. */
  public static LstmArchitecture lstm(int units) {
    return start().lstm(units);
  }

  /** A GRU layer of {@code units} hidden units. */
  public static GruArchitecture gru(int units) {
    return start().gru(units);
  }

  /** A layer of a cell of your own. */
  public static CellArchitecture cell(Cell cell) {
    return start().cell(cell);
  }

  /** A layer read in both directions; {@code cell} is one recurrent layer. */
  public static SequenceArchitecture bidirectional(CellArchitecture cell) {
    return start().bidirectional(cell);
  }

  /**
   * An architecture of these layers, in this order: what the words make of them one by one.
   *
   * @param layers an embedding or a recurrent one first; after a summary dropout and dense ones
   *     alone
   */
  public static Architecture of(List<LayerSpec> layers) {
    if (layers.isEmpty() || !starts(layers.get(0))) {
      throw new IllegalArgumentException(
          "layers "
              + layers
              + ": an architecture starts with embed(64) or a recurrent layer, such as lstm(32)");
    }
    if (layers.stream().skip(1).anyMatch(EmbedSpec.class::isInstance)) {
      throw new IllegalArgumentException("layers " + layers + ": an embedding stands first alone");
    }
    int summary = summary(layers);
    for (LayerSpec layer : layers.subList(summary, layers.size())) {
      if (!(layer instanceof DropoutSpec || layer instanceof DenseSpec)) {
        throw new IllegalArgumentException(
            "layers "
                + layers
                + ": after a summary come dropout and dense layers alone, got "
                + layer);
      }
    }
    return summary == layers.size() && !(layers.get(summary - 1) instanceof SummarySpec)
        ? new StepArchitecture(layers)
        : new SummaryArchitecture(layers);
  }

  private static boolean starts(LayerSpec layer) {
    return layer instanceof EmbedSpec
        || layer instanceof CellSpec
        || layer instanceof BidirectionalSpec;
  }

  /** The place after the first summary; the end where there is none. */
  private static int summary(List<LayerSpec> layers) {
    for (int i = 0; i < layers.size(); i++) {
      if (layers.get(i) instanceof SummarySpec) {
        return i + 1;
      }
    }
    return layers.size();
  }

  private static SequenceArchitecture start() {
    return new StepArchitecture(List.of());
  }
}
