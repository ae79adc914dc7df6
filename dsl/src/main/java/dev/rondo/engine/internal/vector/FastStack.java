package dev.rondo.engine.internal.vector;

import dev.rondo.architecture.Activation;
import dev.rondo.architecture.BidirectionalSpec;
import dev.rondo.architecture.BuiltInSpec;
import dev.rondo.architecture.DenseSpec;
import dev.rondo.architecture.DropoutSpec;
import dev.rondo.architecture.EmbedSpec;
import dev.rondo.architecture.LayerSpec;
import dev.rondo.architecture.SummarySpec;
import dev.rondo.engine.NetworkShape;
import dev.rondo.layer.ParameterLayout;
import dev.rondo.layer.StackPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All layers of a network with their weights: those over time, those on the summary, the head. */
final class FastStack {

  final List<FastLayer> overTime = new ArrayList<>();
  final List<FastLayer> onSummary = new ArrayList<>();
  final FastDense head;
  private final Map<String, Integer> places = new HashMap<>();
  private int width;
  private int readForward;

  FastStack(NetworkShape shape, ParameterLayout layout) {
    layout.slots().forEach(slot -> places.put(slot.name(), slot.offset()));
    width = shape.inputs();
    readForward = width;
    List<LayerSpec> specs = shape.architecture().layers();
    boolean summed = false;
    for (int i = 0; i < specs.size(); i++) {
      (summed ? onSummary : overTime).add(layer(specs.get(i), i));
      summed |= specs.get(i) instanceof SummarySpec;
    }
    head = head(shape);
  }

  private FastDense head(NetworkShape shape) {
    int inputs = width + shape.side();
    int outputs = shape.outputs();
    PackedMatrix matrix =
        shape.embedding().filter(EmbedSpec::tied).isPresent()
            ? PackedMatrix.ofTransposed(
                inputs, outputs, at(StackPlan.EMBEDDING) + inputs) // past padding's row
            : new PackedMatrix(inputs, outputs, at("head.W"), outputs);
    return new FastDense(matrix, Activation.LINEAR, at("head.b"));
  }

  private FastLayer layer(LayerSpec spec, int number) {
    if (spec instanceof EmbedSpec embed) {
      FastLayer made = new FastEmbed(width, embed.units(), at(StackPlan.EMBEDDING), embed.tied());
      width = embed.units();
      readForward = width;
      return made;
    } else if (spec instanceof BuiltInSpec cell) {
      FastLayer made = recurrent(cell, number, false);
      width = cell.units();
      readForward = width;
      return made;
    } else if (spec instanceof BidirectionalSpec both) {
      BuiltInSpec cell = (BuiltInSpec) both.cell();
      FastLayer made =
          new FastBidirectional(recurrent(cell, number, false), recurrent(cell, number, true));
      width = 2 * cell.units();
      readForward = cell.units();
      return made;
    } else if (spec instanceof SummarySpec kind) {
      return summary(kind, number + ".attend");
    } else if (spec instanceof DropoutSpec dropout) {
      return new FastDropout(dropout.p(), number, width);
    }
    DenseSpec dense = (DenseSpec) spec;
    String name = number + ".dense";
    FastLayer made =
        new FastDense(width, dense.units(), dense.activation(), at(name + ".W"), at(name + ".b"));
    width = dense.units();
    readForward = width;
    return made;
  }

  private FastLayer summary(SummarySpec kind, String name) {
    return kind == SummarySpec.ATTEND
        ? new FastAttend(width, at(name + ".W"), at(name + ".b"), at(name + ".v"))
        : new FastSummary(kind, width, readForward);
  }

  private FastRecurrent recurrent(BuiltInSpec cell, int number, boolean reverse) {
    String word = cell.toString().replaceFirst("\\(.*", "");
    String name = number + "." + word + (reverse ? ".reverse" : "");
    return new FastRecurrent(
        cell, width, number, reverse, suffix -> places.getOrDefault(name + "." + suffix, -1));
  }

  private int at(String name) {
    return places.get(name);
  }

  /** All layers in order, the head last. */
  List<FastLayer> all() {
    List<FastLayer> all = new ArrayList<>(overTime);
    all.addAll(onSummary);
    all.add(head);
    return all;
  }
}
