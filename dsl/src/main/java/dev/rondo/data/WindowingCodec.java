package dev.rondo.data;

import dev.rondo.checkpoint.Fields;
import dev.rondo.checkpoint.Tree;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** How a series is cut into examples, as a tree; what is held out stays with the data. */
final class WindowingCodec {

  /** More are taken for a damaged file: a forecast keeps them all in memory. */
  private static final int MOST_PATHS = 10_000_000;

  private WindowingCodec() {}

  static Map<String, Object> write(Windowing windowing) {
    Tree tree =
        Tree.of("window", windowing.window().orElseThrow()).and("horizon", windowing.horizon());
    windowing.season().ifPresent(rows -> tree.and("season", rows));
    return tree.and("answer", write(windowing.form())).map();
  }

  private static Map<String, Object> write(AnswerForm form) {
    if (form instanceof AnswerForm.Gaussian gaussian) {
      return Tree.of("word", "gaussian")
          .and("levels", gaussian.levels())
          .and("paths", gaussian.paths())
          .map();
    }
    return form instanceof AnswerForm.Quantiles quantiles
        ? Tree.of("word", "quantiles").and("levels", quantiles.levels()).map()
        : Tree.of("word", "point").map();
  }

  static Windowing read(Fields fields) {
    fields.only("window", "horizon", "season", "answer");
    int window = fields.integer("window");
    int horizon = fields.integer("horizon");
    Windowing rows =
        fields.make(() -> Windowing.NONE.window(window, Integer.MAX_VALUE).horizon(horizon));
    Windowing whole = form(fields.fields("answer"), rows);
    return fields.has("season") ? fields.make(() -> whole.season(fields.integer("season"))) : whole;
  }

  private static Windowing form(Fields fields, Windowing rows) {
    fields.only("word", "levels", "paths");
    return switch (fields.text("word")) {
      case "point" -> rows;
      case "quantiles" -> fields.make(() -> rows.quantiles(levels(fields)));
      case "gaussian" -> fields.make(() -> rows.gaussian(levels(fields)).paths(paths(fields)));
      default -> throw fields.unknown("word", "point", "quantiles", "gaussian");
    };
  }

  private static List<Double> levels(Fields fields) {
    List<Double> levels = Arrays.stream(fields.numbers("levels")).boxed().toList();
    if (levels.isEmpty()) {
      throw fields.refuse("levels", "expected at least one, got none");
    }
    return levels;
  }

  private static int paths(Fields fields) {
    int paths = fields.integer("paths");
    if (paths > MOST_PATHS) {
      throw fields.refuse("paths", "expected at most " + MOST_PATHS + ", got " + paths);
    }
    return paths;
  }
}
