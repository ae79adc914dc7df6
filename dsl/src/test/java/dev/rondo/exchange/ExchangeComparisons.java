package dev.rondo.exchange;

import dev.rondo.conformance.Comparison;
import dev.rondo.conformance.Comparison.Figure;
import dev.rondo.conformance.Comparison.Part;
import java.util.List;
import java.util.stream.DoubleStream;

/** Networks whose weights have travelled, and the answers on both sides. */
public final class ExchangeComparisons {

  private static final double BOUND = 1e-6;
  private static final String ANSWERS = "every answer, float";

  private ExchangeComparisons() {}

  /** Every comparison of this package. */
  public static List<Comparison> all() {
    return List.of(
        new Comparison(
            Part.EXCHANGE,
            "a user's own module, saved by PyTorch, imported by its structure",
            "PyTorch 2.15.0",
            Grid.all().size(),
            ANSWERS,
            List.of(
                new Figure(
                    "float",
                    BOUND,
                    () -> largest(Grid.all().stream().mapToDouble(TorchImportTest::error))))),
        new Comparison(
            Part.EXCHANGE,
            "the module of toPyTorch(), full and padded batches",
            "PyTorch 2.15.0",
            TorchModuleTest.names().size(),
            ANSWERS,
            List.of(
                new Figure(
                    "float",
                    BOUND,
                    () ->
                        largest(
                            TorchModuleTest.names().stream()
                                .mapToDouble(TorchModuleTest::error))))),
        new Comparison(
            Part.EXCHANGE,
            "a network saved by Keras, imported",
            "Keras 3.15.0 on TensorFlow 2.21.0",
            KerasImportTest.names().size(),
            ANSWERS,
            List.of(
                new Figure(
                    "float",
                    BOUND,
                    () ->
                        largest(
                            KerasImportTest.names().stream()
                                .mapToDouble(KerasImportTest::error))))),
        new Comparison(
            Part.EXCHANGE,
            "a network exported, loaded by Keras",
            "Keras 3.15.0 on TensorFlow 2.21.0",
            KerasExportTest.archives().size(),
            ANSWERS,
            List.of(
                new Figure(
                    "float",
                    BOUND,
                    () ->
                        largest(
                            KerasExportTest.archives().stream()
                                .mapToDouble(KerasExportTest::error))))));
  }

  private static double largest(DoubleStream errors) {
    return errors.max().orElseThrow();
  }
}
