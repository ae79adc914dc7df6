package dev.rondo.data;

import dev.rondo.checkpoint.Fields;
import dev.rondo.checkpoint.Tree;
import java.util.List;
import java.util.Map;

/** The declared transforms as a list of words with their numbers, and back. */
final class TransformsCodec {

  private TransformsCodec() {}

  static List<Map<String, Object>> write(Transforms transforms) {
    return transforms.steps().stream().map(TransformsCodec::write).toList();
  }

  private static Map<String, Object> write(Transform step) {
    if (step instanceof Difference difference) {
      return Tree.of("word", "difference").and("lag", difference.lag()).map();
    }
    String word =
        step instanceof Log
            ? "log"
            : step instanceof Relative
                ? "relative"
                : step instanceof Standardize ? "standardize" : "minMax";
    return Tree.of("word", word).map();
  }

  static Transforms read(Fields fields) {
    Transforms transforms = Transforms.NONE;
    for (Fields one : fields.list("transforms")) {
      Transforms before = transforms;
      transforms = one.make(() -> before.then(step(one)));
    }
    return transforms;
  }

  private static Transform step(Fields fields) {
    fields.only("word", "lag");
    return switch (fields.text("word")) {
      case "log" -> new Log();
      case "difference" -> new Difference(fields.integer("lag"));
      case "relative" -> new Relative();
      case "standardize" -> new Standardize();
      case "minMax" -> new MinMax();
      default ->
          throw fields.unknown("word", "log", "difference", "relative", "standardize", "minMax");
    };
  }
}
