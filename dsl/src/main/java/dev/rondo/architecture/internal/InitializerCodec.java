package dev.rondo.architecture.internal;

import dev.rondo.cell.Initializer;
import dev.rondo.checkpoint.Fields;
import dev.rondo.checkpoint.Tree;
import java.util.Map;
import java.util.Objects;

/** The start of weights as a tree, and back. */
final class InitializerCodec {

  private InitializerCodec() {}

  static Map<String, Object> write(Initializer rule) {
    if (rule instanceof Initializer.Uniform uniform) {
      return Tree.of("word", "uniform").and("limit", uniform.limit()).map();
    } else if (rule instanceof Initializer.Normal normal) {
      return Tree.of("word", "normal").and("deviation", normal.deviation()).map();
    } else if (rule instanceof Initializer.GlorotUniform) {
      return Tree.of("word", "glorotUniform").map();
    } else if (rule instanceof Initializer.Orthogonal) {
      return Tree.of("word", "orthogonal").map();
    } else if (rule instanceof Initializer.InverseRootUnits) {
      return Tree.of("word", "inverseRootUnits").map();
    }
    Objects.requireNonNull((Initializer.Zeros) rule);
    return Tree.of("word", "zeros").map();
  }

  static Initializer read(Fields fields) {
    fields.only("word", "limit", "deviation");
    return fields.make(
        () ->
            switch (fields.text("word")) {
              case "glorotUniform" -> new Initializer.GlorotUniform();
              case "orthogonal" -> new Initializer.Orthogonal();
              case "uniform" -> new Initializer.Uniform(fields.number("limit"));
              case "normal" -> new Initializer.Normal(fields.number("deviation"));
              case "inverseRootUnits" -> new Initializer.InverseRootUnits();
              case "zeros" -> new Initializer.Zeros();
              default ->
                  throw fields.unknown(
                      "word",
                      "glorotUniform",
                      "orthogonal",
                      "uniform",
                      "normal",
                      "inverseRootUnits",
                      "zeros");
            });
  }
}
