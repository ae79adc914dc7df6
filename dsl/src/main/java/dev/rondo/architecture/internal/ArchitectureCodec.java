package dev.rondo.architecture.internal;

import dev.rondo.architecture.Activation;
import dev.rondo.architecture.Architecture;
import dev.rondo.architecture.Architectures;
import dev.rondo.architecture.BidirectionalSpec;
import dev.rondo.architecture.CellSpec;
import dev.rondo.architecture.DenseSpec;
import dev.rondo.architecture.DropoutSpec;
import dev.rondo.architecture.EmbedSpec;
import dev.rondo.architecture.LayerSpec;
import dev.rondo.architecture.SummarySpec;
import dev.rondo.cell.Cell;
import dev.rondo.checkpoint.Fields;
import dev.rondo.checkpoint.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Architectures as trees of words and numbers. What is as usual stays unsaid, so that an option
 * which comes later leaves older files as they are.
 */
public final class ArchitectureCodec {

  private ArchitectureCodec() {}

  /** The layers in order, each by its word. */
  public static Map<String, Object> write(Architecture architecture) {
    return Tree.of("layers", architecture.layers().stream().map(ArchitectureCodec::layer).toList())
        .map();
  }

  private static Map<String, Object> layer(LayerSpec layer) {
    if (layer instanceof EmbedSpec embed) {
      Tree tree = Tree.of("layer", "embed").and("units", embed.units());
      return embed.tied() ? tree.and("tied", true).map() : tree.map();
    } else if (layer instanceof CellSpec cell) {
      return CellCodec.write(cell);
    } else if (layer instanceof BidirectionalSpec both) {
      return Tree.of("layer", "bidirectional").and("cell", CellCodec.write(both.cell())).map();
    } else if (layer instanceof DropoutSpec dropout) {
      return Tree.of("layer", "dropout").and("p", dropout.p()).map();
    } else if (layer instanceof DenseSpec dense) {
      Tree tree = Tree.of("layer", "dense").and("units", dense.units());
      return dense.activation() == Activation.LINEAR
          ? tree.map()
          : tree.and("activation", dense.activation().name()).map();
    }
    return Tree.of("layer", "summary").and("by", ((SummarySpec) layer).name()).map();
  }

  /**
   * The architecture of a file.
   *
   * @param fields as {@link #write} gave them
   * @param own the user's own cells, which a file only names
   * @throws dev.rondo.checkpoint.CheckpointException if they are not such
   * @throws IllegalStateException if a cell of the user's own is needed
   */
  public static Architecture read(Fields fields, List<Cell> own) {
    fields.only("layers");
    List<LayerSpec> layers = new ArrayList<>();
    for (Fields one : fields.list("layers")) {
      layers.add(one.make(() -> layer(one, own)));
    }
    return fields.make(() -> Architectures.of(layers));
  }

  private static LayerSpec layer(Fields fields, List<Cell> own) {
    return switch (fields.text("layer")) {
      case "embed" -> {
        fields.only("layer", "units", "tied");
        boolean tied = fields.has("tied") && fields.flag("tied");
        yield new EmbedSpec(fields.integer("units"), tied);
      }
      case "bidirectional" -> {
        fields.only("layer", "cell");
        Fields cell = fields.fields("cell");
        yield new BidirectionalSpec(cell.make(() -> CellCodec.read(cell, own)));
      }
      case "dropout" -> {
        fields.only("layer", "p");
        yield new DropoutSpec(fields.number("p"));
      }
      case "dense" -> {
        fields.only("layer", "units", "activation");
        yield new DenseSpec(fields.integer("units"), activation(fields, Activation.LINEAR));
      }
      case "summary" -> {
        fields.only("layer", "by");
        yield fields.constant("by", SummarySpec.class);
      }
      default -> {
        if (CellCodec.WORDS.contains(fields.text("layer"))) {
          yield CellCodec.read(fields, own);
        }
        List<String> known = new ArrayList<>(CellCodec.WORDS);
        known.addAll(Arrays.asList("embed", "bidirectional", "dropout", "dense", "summary"));
        throw fields.unknown("layer", known.toArray(String[]::new));
      }
    };
  }

  static Activation activation(Fields fields, Activation usual) {
    return fields.has("activation") ? fields.constant("activation", Activation.class) : usual;
  }
}
