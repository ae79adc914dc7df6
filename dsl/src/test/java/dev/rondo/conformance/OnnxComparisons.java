package dev.rondo.conformance;

import dev.rondo.conformance.Comparison.Figure;
import dev.rondo.engine.FastEngine;
import dev.rondo.engine.Nd4jEngine;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** ONNX's own cases of recurrent layers and optimizers, in float, as they are. */
final class OnnxComparisons {

  static final double BOUND = 1e-6;

  static final String[] CELLS = {"RNN", "LSTM", "GRU"};
  static final String[] OPTIMIZERS = {"Adagrad", "Adam", "Momentum"};

  private OnnxComparisons() {}

  static List<Comparison> all() {
    return List.of(
        comparison("Recurrent layers: 12 of 12 cases", CELLS, "all outputs", fast()),
        comparison(
            "Optimizers: 7 of 7 cases", OPTIMIZERS, "parameters and sums after a step", List.of()));
  }

  /** Those of the recurrent layers' cases that the fast engine runs. */
  static List<OnnxCase> fastCases() {
    return OnnxCase.of(CELLS).stream().filter(OnnxCells::isFast).toList();
  }

  static double fastError(OnnxCase onnx) {
    return onnx.error(OnnxCells.answer(onnx, FastEngine.here(), DataType.FLOAT));
  }

  private static List<Figure> fast() {
    List<OnnxCase> cases = fastCases();
    return List.of(
        new Figure(
            "fast engine in " + cases.size() + " of them",
            FastFigures.ANSWERS,
            () -> cases.stream().mapToDouble(OnnxComparisons::fastError).reduce(0, Math::max)));
  }

  private static Comparison comparison(
      String name, String[] operators, String what, List<Figure> more) {
    List<OnnxCase> cases = OnnxCase.of(operators);
    return new Comparison(
        Comparison.Part.ONNX,
        name,
        cases.get(0).source(),
        cases.size(),
        what,
        Stream.concat(
                Stream.of(
                    new Figure(
                        "float",
                        BOUND,
                        () ->
                            cases.stream()
                                .mapToDouble(OnnxComparisons::error)
                                .reduce(0, Math::max))),
                more.stream())
            .toList());
  }

  static double error(OnnxCase onnx) {
    return onnx.error(answer(onnx));
  }

  private static Map<String, INDArray> answer(OnnxCase onnx) {
    return List.of(CELLS).contains(onnx.operator())
        ? OnnxCells.answer(onnx, new Nd4jEngine(), DataType.FLOAT)
        : OnnxOptimizers.answer(onnx, DataType.FLOAT);
  }
}
