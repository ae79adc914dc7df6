package dev.rondo.train;

import dev.rondo.checkpoint.Fields;
import dev.rondo.checkpoint.Precision;
import dev.rondo.checkpoint.Tree;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Plans as trees, and back. The file in which a run is saved while it trains stays unnamed: a file
 * names no path.
 */
final class PlanCodec {

  private PlanCodec() {}

  static Map<String, Object> write(TrainingPlan plan) {
    Tree tree =
        Tree.of("epochs", plan.epochs())
            .and("batch", plan.batch())
            .and("optimizer", OptimizerCodec.write(plan.optimizer()))
            .and("schedule", ScheduleCodec.write(plan.schedule()))
            .and("clipping", ClippingCodec.write(plan.clipping()));
    plan.patience().ifPresent(epochs -> tree.and("patience", epochs));
    tree.and("validation", plan.validation()).and("seed", plan.seed()).and("loud", plan.loud());
    plan.truncation().ifPresent(steps -> tree.and("truncation", steps));
    plan.loss().ifPresent(loss -> tree.and("loss", LossCodec.write(loss)));
    tree.and("metrics", plan.metrics().stream().map(Metric::name).toList())
        .and(Precision.KEY, Precision.word(plan.precision()))
        .and("frozen", plan.frozen());
    plan.autosave().ifPresent(saving -> tree.and("autosave", saving.every()));
    plan.sample()
        .ifPresent(
            wish ->
                tree.and(
                    "sample", Tree.of("every", wish.every()).and("prompt", wish.prompt()).map()));
    return tree.map();
  }

  /**
   * The plan of a file.
   *
   * @param own the user's own losses and metrics
   * @param path where the run is saved on, if it was saved while it trained
   */
  static TrainingPlan read(Fields fields, OwnFunctions own, String path) {
    fields.only(
        "epochs",
        "batch",
        "optimizer",
        "schedule",
        "clipping",
        "patience",
        "validation",
        "seed",
        "loud",
        "truncation",
        "loss",
        "metrics",
        Precision.KEY,
        "frozen",
        "autosave",
        "sample");
    Optional<Loss> loss =
        fields.has("loss")
            ? Optional.of(LossCodec.read(fields.fields("loss"), own))
            : Optional.empty();
    List<Metric> metrics = fields.texts("metrics").stream().map(own::metric).toList();
    return fields.make(
        () ->
            new TrainingPlan(
                fields.integer("epochs"),
                fields.integer("batch"),
                OptimizerCodec.read(fields.fields("optimizer")),
                ScheduleCodec.read(fields.fields("schedule")),
                ClippingCodec.read(fields.fields("clipping")),
                optional(fields, "patience"),
                fields.number("validation"),
                fields.longInteger("seed"),
                fields.flag("loud"),
                optional(fields, "truncation"),
                loss,
                metrics,
                Precision.read(fields),
                Arrays.stream(fields.integers("frozen")).boxed().toList(),
                fields.has("autosave")
                    ? Optional.of(new Autosave(path, fields.integer("autosave")))
                    : Optional.empty(),
                fields.has("sample")
                    ? Optional.of(sample(fields.fields("sample")))
                    : Optional.empty()));
  }

  private static SamplePlan sample(Fields fields) {
    fields.only("every", "prompt");
    return new SamplePlan(fields.integer("every"), fields.text("prompt"));
  }

  private static OptionalInt optional(Fields fields, String key) {
    return fields.has(key) ? OptionalInt.of(fields.integer(key)) : OptionalInt.empty();
  }
}
