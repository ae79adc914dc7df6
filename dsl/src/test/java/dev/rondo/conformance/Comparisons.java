package dev.rondo.conformance;

import dev.rondo.exchange.ExchangeComparisons;
import dev.rondo.gradient.GradientComparisons;
import java.util.List;
import java.util.stream.Stream;

/** Every comparison there is; what stands here must stand on the page, and the other way round. */
final class Comparisons {

  private Comparisons() {}

  static List<Comparison> all() {
    return Stream.of(
            CellComparisons.all(),
            TrainingComparisons.all(),
            RunComparisons.all(),
            GradientComparisons.all(),
            ExchangeComparisons.all(),
            OnnxComparisons.all())
        .flatMap(List::stream)
        .toList();
  }
}
