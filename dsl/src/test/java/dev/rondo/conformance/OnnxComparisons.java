package dev.rondo.conformance;

import dev.rondo.conformance.Comparison.Figure;
import java.util.List;
import java.util.Map;
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
        comparison("Recurrent layers: 12 of 12 cases", CELLS, "all outputs"),
        comparison("Optimizers: 7 of 7 cases", OPTIMIZERS, "parameters and sums after a step"));
  }

  private static Comparison comparison(String name, String[] operators, String what) {
    List<OnnxCase> cases = OnnxCase.of(operators);
    return new Comparison(
        Comparison.Part.ONNX,
        name,
        cases.get(0).source(),
        cases.size(),
        what,
        List.of(
            new Figure(
                "float",
                BOUND,
                () -> cases.stream().mapToDouble(OnnxComparisons::error).max().orElseThrow())));
  }

  static double error(OnnxCase onnx) {
    return onnx.error(answer(onnx));
  }

  private static Map<String, INDArray> answer(OnnxCase onnx) {
    return List.of(CELLS).contains(onnx.operator())
        ? OnnxCells.answer(onnx, DataType.FLOAT)
        : OnnxOptimizers.answer(onnx, DataType.FLOAT);
  }
}
