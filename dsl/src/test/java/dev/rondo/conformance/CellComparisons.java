package dev.rondo.conformance;

import dev.rondo.conformance.Comparison.Figure;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nd4j.linalg.api.buffer.DataType;

/** Cells and their options beside PyTorch's, Keras's and the papers' equations. */
final class CellComparisons {

  /** The files of vectors, and what each is about. */
  static final Map<String, String> SETS =
      new TreeMap<>(
          Map.of(
              "elman-pytorch", "Elman, tanh and relu",
              "elman-keras", "Elman, tanh and relu",
              "lstm-pytorch", "LSTM",
              "lstm-keras", "LSTM",
              "gru-pytorch", "GRU, reset after",
              "gru-keras", "GRU, reset after and before"));

  private static final String COMPARED = "output, end states, loss, every gradient";

  private CellComparisons() {}

  static double bound(DataType precision) {
    return precision == DataType.DOUBLE ? 1e-12 : 1e-6;
  }

  static double error(VectorCase v, DataType precision) {
    return v.error(v.setup().answer(precision));
  }

  static List<Comparison> all() {
    return SETS.keySet().stream().map(CellComparisons::comparison).toList();
  }

  private static Comparison comparison(String set) {
    List<VectorCase> cases = VectorCase.read(set);
    return new Comparison(
        Comparison.Part.CELLS,
        SETS.get(set),
        cases.get(0).source(),
        cases.size(),
        COMPARED,
        List.of(figure("double", cases, DataType.DOUBLE), figure("float", cases, DataType.FLOAT)));
  }

  private static Figure figure(String name, List<VectorCase> cases, DataType precision) {
    return new Figure(
        name,
        bound(precision),
        () -> cases.stream().mapToDouble(v -> error(v, precision)).max().orElseThrow());
  }
}
