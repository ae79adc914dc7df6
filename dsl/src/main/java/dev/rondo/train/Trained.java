package dev.rondo.train;

import dev.rondo.checkpoint.Fields;
import dev.rondo.checkpoint.Json;
import dev.rondo.checkpoint.Tree;

/**
 * By what training a network's weights came about.
 *
 * @param seed what weights, order and dropout were drawn from
 * @param plan the plan as it is written; empty where the weights come from elsewhere
 * @param epochs how many epochs were finished
 */
public record Trained(long seed, String plan, int epochs) {

  /** The metadata of a file in which it stands. */
  public static final String KEY = "rondo.trained";

  /** By none: the weights come from elsewhere. */
  public static final Trained ELSEWHERE = new Trained(1, "", 0);

  /** As JSON text. */
  public String json() {
    return Json.write(Tree.of("seed", seed).and("plan", plan).and("epochs", epochs).map());
  }

  /**
   * What {@link #json} has written.
   *
   * @throws dev.rondo.checkpoint.CheckpointException if it is something else
   */
  public static Trained read(Fields fields) {
    fields.only("seed", "plan", "epochs");
    int epochs = fields.integer("epochs");
    if (epochs < 0) {
      throw fields.refuse("epochs", "expected 0 or more, got " + epochs);
    }
    return new Trained(fields.longInteger("seed"), fields.text("plan"), epochs);
  }
}
