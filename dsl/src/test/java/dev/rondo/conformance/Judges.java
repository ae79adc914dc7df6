package dev.rondo.conformance;

import dev.rondo.train.Loss;
import dev.rondo.train.Losses;
import java.util.List;

/** The losses that the vectors know, by the words that make them. */
final class Judges {

  private static final List<Loss> ALL =
      List.of(
          Losses.mse(),
          Losses.mae(),
          Losses.huber(0.7),
          Losses.huber(1),
          Losses.crossEntropy(),
          Losses.quantile(0.2, 0.7),
          Losses.quantile(0.3, 0.7),
          Losses.gaussian());

  private Judges() {}

  static Loss named(String words) {
    return ALL.stream().filter(loss -> loss.toString().equals(words)).findFirst().orElseThrow();
  }
}
