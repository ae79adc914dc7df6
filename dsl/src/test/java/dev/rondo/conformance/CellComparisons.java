package dev.rondo.conformance;

import dev.rondo.conformance.Comparison.Figure;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.nd4j.linalg.api.buffer.DataType;

/** Cells and their options beside PyTorch's, Keras's and the papers' equations. */
final class CellComparisons {

  /** The files of vectors in the order of the page, and what each is about. */
  static final Map<String, String> SETS = sets();

  private static final String COMPARED = "output, end states, loss, every gradient";

  private CellComparisons() {}

  private static Map<String, String> sets() {
    Map<String, String> sets = new LinkedHashMap<>();
    sets.put("elman-pytorch", "Elman, tanh and relu");
    sets.put("elman-keras", "Elman, tanh and relu");
    sets.put("lstm-pytorch", "LSTM");
    sets.put("lstm-keras", "LSTM");
    sets.put("gru-pytorch", "GRU, reset after");
    sets.put("gru-keras", "GRU, reset after and before");
    sets.put("embed-pytorch", "Embedding of tokens under every cell, the head tied to it or not");
    sets.put("peepholes-paper", "LSTM with peepholes");
    sets.put("masks-paper", "Variational dropout and DropConnect in every cell");
    sets.put("norm-paper", "Layer norm in every cell, alone and with the other options");
    return Collections.unmodifiableMap(sets);
  }

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
        Stream.concat(
                Stream.of(
                    figure("double", cases, DataType.DOUBLE),
                    figure("float", cases, DataType.FLOAT)),
                FastFigures.of(cases).stream())
            .toList());
  }

  private static Figure figure(String name, List<VectorCase> cases, DataType precision) {
    return new Figure(
        name,
        bound(precision),
        () -> cases.stream().mapToDouble(v -> error(v, precision)).max().orElseThrow());
  }
}
