package dev.rondo.conformance;

import dev.rondo.conformance.Comparison.Figure;
import dev.rondo.engine.Engine;
import dev.rondo.engine.FastEngine;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The fast engine beside others' numbers, in float, in the cases that it has a path for. */
final class FastFigures {

  /** What an answer's error must not be above. */
  static final double ANSWERS = 1e-5;

  /** What a gradient's must not be above; it is one over the largest number of the array. */
  static final double GRADIENTS = 1e-4;

  private FastFigures() {}

  /** Those of the cases that the fast engine runs. */
  static List<VectorCase> fast(List<VectorCase> cases) {
    Engine engine = FastEngine.here();
    return cases.stream().filter(v -> engine.runs(v.setup().shape(), DataType.FLOAT)).toList();
  }

  static Map<String, INDArray> answer(VectorCase v) {
    return v.setup().answer(FastEngine.here(), DataType.FLOAT);
  }

  /** Two figures; none where no case has a fast path. */
  static List<Figure> of(List<VectorCase> cases) {
    List<VectorCase> fast = fast(cases);
    if (fast.isEmpty()) {
      return List.of();
    }
    String share = fast.size() == cases.size() ? "" : " in " + fast.size() + " of them";
    return List.of(
        figure("fast engine's answers" + share, ANSWERS, fast, VectorCase::errorOfAnswers),
        figure("its gradients", GRADIENTS, fast, VectorCase::errorOfGradients));
  }

  private static Figure figure(
      String name,
      double bound,
      List<VectorCase> cases,
      ToDoubleBiFunction<VectorCase, Map<String, INDArray>> error) {
    return new Figure(
        name,
        bound,
        () ->
            cases.stream()
                .mapToDouble(v -> error.applyAsDouble(v, answer(v)))
                .reduce(0, Math::max));
  }
}
