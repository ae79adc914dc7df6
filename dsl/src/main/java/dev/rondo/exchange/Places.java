package dev.rondo.exchange;

import dev.rondo.architecture.BidirectionalSpec;
import dev.rondo.architecture.BuiltInSpec;
import dev.rondo.architecture.DenseSpec;
import dev.rondo.architecture.EmbedSpec;
import dev.rondo.architecture.LayerSpec;
import dev.rondo.architecture.SummarySpec;
import dev.rondo.engine.NetworkShape;
import dev.rondo.layer.ParameterLayout.Slot;
import dev.rondo.layer.StackPlan;
import java.util.Arrays;
import java.util.List;

/** The places of a network's parameters, in their order. */
final class Places {

  private static final String REVERSE = "_reverse";

  private Places() {}

  static List<Place> of(NetworkShape shape) {
    StackPlan plan = shape.plan();
    List<LayerSpec> layers = shape.architecture().layers();
    return plan.layout().slots().stream().map(slot -> place(slot, layers)).toList();
  }

  /** A slot is called {@code head.W} or, after its layer's number, {@code 0.lstm.reverse.Wx}. */
  private static Place place(Slot slot, List<LayerSpec> layers) {
    List<String> parts = Arrays.asList(slot.name().split("\\."));
    String what = parts.get(parts.size() - 1);
    if (parts.get(0).equals("head")) {
      return linear(slot, "head", what);
    }
    String owner = "layer" + parts.get(0);
    LayerSpec spec = layers.get(Integer.parseInt(parts.get(0)));
    if (spec instanceof EmbedSpec) {
      return new Place(slot, owner, "weight", Place.Form.SAME);
    } else if (spec instanceof DenseSpec) {
      return linear(slot, owner, what);
    } else if (spec == SummarySpec.ATTEND) {
      return what.equals("v")
          ? new Place(slot, owner + ".context", "weight", Place.Form.TRANSPOSED)
          : linear(slot, owner + ".proj", what);
    }
    String suffix = parts.contains("reverse") ? REVERSE : "";
    LayerSpec cell = spec instanceof BidirectionalSpec both ? both.cell() : spec;
    return cell instanceof BuiltInSpec
        ? recurrent(slot, owner, what, suffix)
        : new Place(slot, owner, what + suffix, Place.Form.SAME);
  }

  private static Place linear(Slot slot, String owner, String what) {
    return what.equals("W")
        ? new Place(slot, owner, "weight", Place.Form.TRANSPOSED)
        : new Place(slot, owner, "bias", Place.Form.VECTOR);
  }

  private static Place recurrent(Slot slot, String owner, String what, String suffix) {
    return switch (what) {
      case "Wx" -> new Place(slot, owner, "weight_ih_l0" + suffix, Place.Form.TRANSPOSED);
      case "Wh" -> new Place(slot, owner, "weight_hh_l0" + suffix, Place.Form.TRANSPOSED);
      case "bx" -> new Place(slot, owner, "bias_ih_l0" + suffix, Place.Form.VECTOR);
      case "bh" -> new Place(slot, owner, "bias_hh_l0" + suffix, Place.Form.VECTOR);
      default -> {
        Place.Form form = slot.rows() == 1 ? Place.Form.VECTOR : Place.Form.SAME;
        yield new Place(slot, owner, what + "_l0" + suffix, form);
      }
    };
  }
}
