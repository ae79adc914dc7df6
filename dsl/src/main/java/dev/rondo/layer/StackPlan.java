package dev.rondo.layer;

import dev.rondo.architecture.Activation;
import dev.rondo.architecture.Architecture;
import dev.rondo.architecture.BidirectionalSpec;
import dev.rondo.architecture.BuiltInSpec;
import dev.rondo.architecture.CellSpec;
import dev.rondo.architecture.DenseSpec;
import dev.rondo.architecture.DropoutSpec;
import dev.rondo.architecture.EmbedSpec;
import dev.rondo.architecture.LayerSpec;
import dev.rondo.architecture.OwnCellSpec;
import dev.rondo.architecture.SummarySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.nd4j.linalg.api.ndarray.INDArray;

/** An architecture bound to its widths: every parameter has its place, no array exists yet. */
public final class StackPlan {

  /** What an embedding's matrix E is called among the parameters; it stands first. */
  public static final String EMBEDDING = "0.embed.E";

  private static final String HEAD = "head";

  private final ParameterLayout layout = new ParameterLayout();
  private final List<Builder<Layer>> layers = new ArrayList<>();
  private final List<Builder<RowLayer>> afterSummary = new ArrayList<>();
  private final Builder<RowLayer> head;
  private Optional<Builder<Summary>> summary = Optional.empty();

  /** The slot of an embedding whose matrix is the head's too. */
  private OptionalInt tied = OptionalInt.empty();

  private int width;
  private int readForward;

  /**
   * Binds an architecture.
   *
   * @param architecture what the user declared
   * @param inputs the width of each time step, F; the rows of an embedding, V + 1
   * @param side the width of what is joined to the summary, K
   * @param outputs the width of the head, O
   */
  public StackPlan(Architecture architecture, int inputs, int side, int outputs) {
    width = inputs;
    readForward = inputs;
    List<LayerSpec> specs = architecture.layers();
    for (int i = 0; i < specs.size(); i++) {
      add(specs.get(i), i);
    }
    head =
        tied.isPresent()
            ? TiedHead.of(layout, HEAD, tied.getAsInt(), outputs)
            : Dense.of(layout, HEAD, new DenseSpec(outputs, Activation.LINEAR), width + side);
  }

  private void add(LayerSpec spec, int number) {
    String name = Integer.toString(number);
    if (spec instanceof EmbedSpec embed) {
      int slot = Embedding.reserve(layout, embed, width);
      layers.add(Embedding.of(layout, slot));
      tied = embed.tied() ? OptionalInt.of(slot) : OptionalInt.empty();
      width = embed.units();
      readForward = width;
    } else if (spec instanceof CellSpec cell) {
      var recurrent = recurrent(cell, number, false);
      layers.add(recurrent::build);
      width = cell.units();
      readForward = width;
    } else if (spec instanceof BidirectionalSpec both) {
      var forward = recurrent(both.cell(), number, false);
      var reverse = recurrent(both.cell(), number, true);
      layers.add((v, g) -> new Bidirectional(forward.build(v, g), reverse.build(v, g)));
      width = 2 * both.cell().units();
      readForward = both.cell().units();
    } else if (spec instanceof SummarySpec kind) {
      summary = Optional.of(summary(kind, name));
    } else {
      addRows(spec, number);
    }
  }

  private Builder<? extends StatefulLayer> recurrent(CellSpec cell, int number, boolean reverse) {
    return cell instanceof OwnCellSpec own
        ? OwnRecurrent.of(layout, number, own, width, reverse)
        : Recurrent.of(layout, number, (BuiltInSpec) cell, width, reverse);
  }

  private void addRows(LayerSpec spec, int number) {
    Builder<RowLayer> rows;
    if (spec instanceof DropoutSpec dropout) {
      rows = (v, g) -> new Dropout(dropout, number);
    } else {
      DenseSpec dense = (DenseSpec) spec;
      rows = Dense.of(layout, number + ".dense", dense, width);
      width = dense.units();
      readForward = width;
    }
    if (summary.isPresent()) {
      afterSummary.add(rows);
    } else {
      int outputs = width;
      layers.add((v, g) -> new RowsOverTime(rows.build(v, g), outputs));
    }
  }

  private Builder<Summary> summary(SummarySpec kind, String name) {
    int forwardWidth = readForward;
    return switch (kind) {
      case LAST -> (v, g) -> new LastStep(forwardWidth);
      case MEAN -> (v, g) -> new MeanOverTime();
      case MAX -> (v, g) -> new MaxOverTime();
      case ATTEND -> AttendOverTime.of(layout, name + ".attend", width);
    };
  }

  /** Where each parameter lies. */
  public ParameterLayout layout() {
    return layout;
  }

  /** Whether one vector a sequence comes out, rather than one a step. */
  public boolean summarises() {
    return summary.isPresent();
  }

  /** Makes the layers on two flat vectors of {@code layout().length()} numbers each. */
  public LayerStack build(INDArray values, INDArray gradients) {
    return new LayerStack(
        layers.stream().map(b -> b.build(values, gradients)).toList(),
        summary.map(b -> b.build(values, gradients)),
        afterSummary.stream().map(b -> b.build(values, gradients)).toList(),
        head.build(values, gradients));
  }
}
