package dev.rondo.train;

import dev.rondo.checkpoint.Fields;
import dev.rondo.checkpoint.Tree;
import java.util.Map;

/** What is done to large gradients, as a tree, and back. */
final class ClippingCodec {

  private ClippingCodec() {}

  static Map<String, Object> write(Clipping clipping) {
    if (clipping instanceof Clipping.ByNorm norm) {
      return Tree.of("word", "norm").and("limit", norm.limit()).map();
    }
    return clipping instanceof Clipping.ByValue value
        ? Tree.of("word", "value").and("limit", value.limit()).map()
        : Tree.of("word", "off").map();
  }

  static Clipping read(Fields fields) {
    fields.only("word", "limit");
    return fields.make(
        () ->
            switch (fields.text("word")) {
              case "norm" -> new Clipping.ByNorm(fields.number("limit"));
              case "value" -> new Clipping.ByValue(fields.number("limit"));
              case "off" -> new Clipping.Off();
              default -> throw fields.unknown("word", "norm", "value", "off");
            });
  }
}
