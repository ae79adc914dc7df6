package dev.rondo.train;

import dev.rondo.checkpoint.Fields;
import dev.rondo.checkpoint.Tree;
import java.util.Map;

/** Schedules as trees, and back. */
final class ScheduleCodec {

  private ScheduleCodec() {}

  static Map<String, Object> write(Schedule schedule) {
    if (schedule instanceof Schedule.StepDown step) {
      return Tree.of("word", "stepDown").and("every", step.every()).and("by", step.by()).map();
    } else if (schedule instanceof Schedule.ReduceOnPlateau plateau) {
      return Tree.of("word", "reduceOnPlateau")
          .and("patience", plateau.patience())
          .and("by", plateau.by())
          .map();
    } else if (schedule instanceof Schedule.Cosine) {
      return Tree.of("word", "cosine").map();
    }
    return Tree.of("word", schedule instanceof Schedule.OneCycle ? "oneCycle" : "constant").map();
  }

  static Schedule read(Fields fields) {
    fields.only("word", "every", "by", "patience");
    return fields.make(
        () ->
            switch (fields.text("word")) {
              case "constant" -> new Schedule.Constant();
              case "stepDown" ->
                  new Schedule.StepDown(fields.integer("every"), fields.number("by"));
              case "cosine" -> new Schedule.Cosine();
              case "oneCycle" -> new Schedule.OneCycle();
              case "reduceOnPlateau" ->
                  new Schedule.ReduceOnPlateau(fields.integer("patience"), fields.number("by"));
              default ->
                  throw fields.unknown(
                      "word", "constant", "stepDown", "cosine", "oneCycle", "reduceOnPlateau");
            });
  }
}
