package dev.rondo.architecture.internal;

import dev.rondo.architecture.Activation;
import dev.rondo.architecture.BuiltInSpec;
import dev.rondo.architecture.CellOptions;
import dev.rondo.architecture.CellSpec;
import dev.rondo.architecture.ElmanSpec;
import dev.rondo.architecture.GruSpec;
import dev.rondo.architecture.Initializers;
import dev.rondo.architecture.LstmSpec;
import dev.rondo.architecture.OwnCellSpec;
import dev.rondo.architecture.Reset;
import dev.rondo.cell.Cell;
import dev.rondo.checkpoint.Fields;
import dev.rondo.checkpoint.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Recurrent layers as trees, and back. */
final class CellCodec {

  static final List<String> WORDS = List.of("elman", "lstm", "gru", "cell");

  private CellCodec() {}

  static Map<String, Object> write(CellSpec cell) {
    return cell instanceof OwnCellSpec own
        ? Tree.of("layer", "cell").and("name", OwnCells.name(own.cell())).map()
        : write((BuiltInSpec) cell);
  }

  private static Map<String, Object> write(BuiltInSpec cell) {
    Tree tree = Tree.empty();
    if (cell instanceof ElmanSpec elman) {
      tree.and("layer", "elman").and("units", elman.units());
      if (elman.activation() != Activation.TANH) {
        tree.and("activation", elman.activation().name());
      }
    } else if (cell instanceof LstmSpec lstm) {
      tree.and("layer", "lstm").and("units", lstm.units());
      if (lstm.forgetBias() != LstmSpec.DEFAULT_FORGET_BIAS) {
        tree.and("forgetBias", lstm.forgetBias());
      }
      if (lstm.peepholes()) {
        tree.and("peepholes", true);
      }
    } else {
      GruSpec gru = (GruSpec) cell;
      tree.and("layer", "gru").and("units", gru.units());
      if (gru.reset() != Reset.AFTER) {
        tree.and("reset", gru.reset().name());
      }
    }
    options(tree, cell.options());
    return tree.map();
  }

  private static void options(Tree tree, CellOptions options) {
    if (options.layerNorm()) {
      tree.and("layerNorm", true);
    }
    share(tree, "inputDropout", options.inputDropout());
    share(tree, "recurrentDropout", options.recurrentDropout());
    share(tree, "dropConnect", options.dropConnect());
    Initializers start = options.initializers();
    if (!start.equals(Initializers.DEFAULT)) {
      tree.and(
          "start",
          Tree.of("input", InitializerCodec.write(start.input()))
              .and("recurrent", InitializerCodec.write(start.recurrent()))
              .and("bias", InitializerCodec.write(start.bias()))
              .map());
    }
  }

  private static void share(Tree tree, String key, double share) {
    if (share != 0) {
      tree.and(key, share);
    }
  }

  static CellSpec read(Fields fields, List<Cell> own) {
    return switch (fields.text("layer")) {
      case "elman" -> {
        only(fields, "activation");
        yield new ElmanSpec(
            fields.integer("units"),
            ArchitectureCodec.activation(fields, Activation.TANH),
            options(fields));
      }
      case "lstm" -> {
        only(fields, "forgetBias", "peepholes");
        yield new LstmSpec(
            fields.integer("units"),
            fields.has("forgetBias") ? fields.number("forgetBias") : LstmSpec.DEFAULT_FORGET_BIAS,
            fields.has("peepholes") && fields.flag("peepholes"),
            options(fields));
      }
      case "gru" -> {
        only(fields, "reset");
        Reset reset = fields.has("reset") ? fields.constant("reset", Reset.class) : Reset.AFTER;
        yield new GruSpec(fields.integer("units"), reset, options(fields));
      }
      case "cell" -> {
        fields.only("layer", "name");
        yield new OwnCellSpec(OwnCells.find(fields.text("name"), own));
      }
      default -> throw fields.unknown("layer", WORDS.toArray(String[]::new));
    };
  }

  private static void only(Fields fields, String... ofThisCell) {
    List<String> known =
        new ArrayList<>(
            List.of(
                "layer",
                "units",
                "layerNorm",
                "inputDropout",
                "recurrentDropout",
                "dropConnect",
                "start"));
    known.addAll(List.of(ofThisCell));
    fields.only(known.toArray(String[]::new));
  }

  private static CellOptions options(Fields fields) {
    return new CellOptions(
        fields.has("layerNorm") && fields.flag("layerNorm"),
        share(fields, "inputDropout"),
        share(fields, "recurrentDropout"),
        share(fields, "dropConnect"),
        fields.has("start") ? start(fields.fields("start")) : Initializers.DEFAULT);
  }

  private static double share(Fields fields, String key) {
    return fields.has(key) ? fields.number(key) : 0;
  }

  private static Initializers start(Fields fields) {
    fields.only("input", "recurrent", "bias");
    return new Initializers(
        InitializerCodec.read(fields.fields("input")),
        InitializerCodec.read(fields.fields("recurrent")),
        InitializerCodec.read(fields.fields("bias")));
  }
}
