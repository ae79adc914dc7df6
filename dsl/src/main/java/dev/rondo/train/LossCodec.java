package dev.rondo.train;

import dev.rondo.checkpoint.Fields;
import dev.rondo.checkpoint.Tree;
import java.util.Map;

/** Losses as trees, and back; a user's own is kept by the name it prints. */
final class LossCodec {

  private LossCodec() {}

  static Map<String, Object> write(Loss loss) {
    if (loss instanceof QuantileLoss quantile) {
      return Tree.of("word", "quantile").and("levels", quantile.quantiles()).map();
    } else if (loss instanceof HuberLoss huber) {
      return Tree.of("word", "huber").and("delta", huber.delta()).map();
    } else if (loss instanceof CrossEntropy) {
      return Tree.of("word", "crossEntropy").map();
    } else if (loss instanceof GaussianLoss) {
      return Tree.of("word", "gaussian").map();
    } else if (loss.equals(Losses.mse())) {
      return Tree.of("word", "mse").map();
    } else if (loss.equals(Losses.mae())) {
      return Tree.of("word", "mae").map();
    }
    return Tree.of("word", "own").and("name", name(loss)).map();
  }

  /** A name that is the same in another process. */
  private static String name(Loss loss) {
    String name = loss.toString();
    if (name.equals(loss.getClass().getName() + "@" + Integer.toHexString(loss.hashCode()))) {
      throw new IllegalArgumentException(
          "save: the loss prints as "
              + name
              + ", which differs in every process; give it a toString() that names it");
    }
    return name;
  }

  static Loss read(Fields fields, OwnFunctions own) {
    fields.only("word", "name", "levels", "delta");
    return fields.make(
        () ->
            switch (fields.text("word")) {
              case "mse" -> Losses.mse();
              case "mae" -> Losses.mae();
              case "huber" -> Losses.huber(fields.number("delta"));
              case "quantile" -> Losses.quantile(fields.numbers("levels"));
              case "crossEntropy" -> Losses.crossEntropy();
              case "gaussian" -> Losses.gaussian();
              case "own" -> own.loss(fields.text("name"));
              default ->
                  throw fields.unknown(
                      "word", "mse", "mae", "huber", "quantile", "crossEntropy", "gaussian", "own");
            });
  }
}
