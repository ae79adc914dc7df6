package dev.rondo.conformance;

import static dev.rondo.Rondo.elman;
import static dev.rondo.Rondo.gru;
import static dev.rondo.Rondo.lstm;

import dev.rondo.architecture.CellArchitecture;
import dev.rondo.architecture.Reset;
import dev.rondo.cell.CellState;
import dev.rondo.checkpoint.Fields;
import dev.rondo.engine.Engine;
import dev.rondo.engine.FastEngine;
import dev.rondo.layer.Pass;
import dev.rondo.train.Losses;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * ONNX's recurrent operators as networks of Rondo's. ONNX has matrices {@code [G*H, in]} with gates
 * in other orders, time before batch unless {@code layout} is 1, and a direction in front of both.
 */
final class OnnxCells {

  /** For each operator, where in ONNX's order each of Rondo's gates stands. */
  private static final Map<String, int[]> GATES =
      Map.of(
          "RNN", new int[] {0},
          "LSTM", new int[] {0, 2, 3, 1}, // i o f c -> i f g o
          "GRU", new int[] {1, 0, 2}); // z r h -> r z n

  private static final int[] PEEPHOLES = {0, 2, 1}; // i o f -> i f o

  private final OnnxCase onnx;
  private final int units;
  private final boolean batchFirst;

  private OnnxCells(OnnxCase onnx) {
    this.onnx = onnx;
    Fields attributes = onnx.attributes();
    this.units = attributes.integer("hidden_size");
    this.batchFirst = attributes.has("layout") && attributes.integer("layout") == 1;
    attributes.only("hidden_size", "layout", "linear_before_reset");
  }

  /** What Rondo gives for a case, by ONNX's names and in its layout. */
  static Map<String, INDArray> answer(OnnxCase onnx, Engine engine, DataType precision) {
    return new OnnxCells(onnx).answer(engine, precision);
  }

  /** Whether the fast engine runs a case. */
  static boolean isFast(OnnxCase onnx) {
    return FastEngine.here().runs(new OnnxCells(onnx).setup().shape(), DataType.FLOAT);
  }

  private Map<String, INDArray> answer(Engine engine, DataType precision) {
    Map<String, INDArray> ours = setup().answer(engine, precision);
    Map<String, INDArray> answer = new LinkedHashMap<>();
    for (String output : onnx.expected().keySet()) {
      answer.put(
          output,
          switch (output) {
            case "Y" -> each(ours.get("output")); // [N,T,H]
            case "Y_h" -> once(ours.get("end.0.h")); // [N,H]
            default -> throw new IllegalStateException(onnx + ": what is " + output + "?");
          });
    }
    return answer;
  }

  /** A network whose head hands on the hidden state as it is. */
  private Setup setup() {
    INDArray x = batchFirst ? onnx.require("X") : onnx.require("X").permute(1, 0, 2).dup('c');
    String prefix =
        "0." + (onnx.operator().equals("RNN") ? "elman" : onnx.operator().toLowerCase(Locale.ROOT));
    Map<String, INDArray> parameters = new LinkedHashMap<>();
    parameters.put(prefix + ".Wx", columns(onnx.require("W")));
    parameters.put(prefix + ".Wh", columns(onnx.require("R")));
    parameters.put(prefix + ".bx", bias(0));
    parameters.put(prefix + ".bh", bias(1));
    onnx.tensor("P").ifPresent(p -> parameters.put(prefix + ".peepholes", peepholes(p)));
    parameters.put("head.W", Nd4j.eye(units));
    parameters.put("head.b", Nd4j.zeros(1, units));
    Optional<int[]> lengths =
        onnx.numbers().has("sequence_lens")
            ? Optional.of(onnx.numbers().integers("sequence_lens"))
            : Optional.empty();
    INDArray target = Nd4j.zeros(x.size(0), x.size(1), units);
    return new Setup(
        architecture(), parameters, x, lengths, start(), Pass.INFERENCE, Losses.mse(), target);
  }

  private CellArchitecture architecture() {
    return switch (onnx.operator()) {
      case "RNN" -> elman(units);
      case "LSTM" -> onnx.tensor("P").isPresent() ? lstm(units).peepholes() : lstm(units);
      case "GRU" -> gru(units).reset(reset());
      default -> throw new IllegalStateException(onnx.operator());
    };
  }

  private Reset reset() {
    Fields attributes = onnx.attributes();
    boolean after =
        attributes.has("linear_before_reset") && attributes.integer("linear_before_reset") == 1;
    return after ? Reset.AFTER : Reset.BEFORE;
  }

  private Optional<List<CellState>> start() {
    return onnx.tensor("initial_h")
        .map(h -> List.of(new CellState(state(h), onnx.tensor("initial_c").map(this::state))));
  }

  /** {@code [1,N,H]}, or {@code [N,1,H]} where the batch comes first {@code -> [N,H]} */
  private INDArray state(INDArray value) {
    return value.reshape(value.length() / units, units);
  }

  /** {@code [1, G*H, in] -> [in, G*H]}, the gates in our order. */
  private INDArray columns(INDArray matrix) {
    INDArray rows = matrix.reshape(matrix.size(1), matrix.size(2));
    return inOrder(rows, GATES.get(onnx.operator())).transpose().dup('c');
  }

  /** One half of {@code B [1, 2*G*H]} as {@code [1, G*H]}; zeros where there is none. */
  private INDArray bias(int half) {
    int[] gates = GATES.get(onnx.operator());
    long width = (long) gates.length * units;
    return onnx.tensor("B")
        .map(
            b -> b.get(NDArrayIndex.all(), NDArrayIndex.interval(half * width, (half + 1) * width)))
        .map(b -> inOrder(b.reshape(width, 1), gates).reshape(1, width))
        .orElseGet(() -> Nd4j.zeros(1, width));
  }

  /** {@code [1, 3*H] -> [3, H]} */
  private INDArray peepholes(INDArray p) {
    return inOrder(p.reshape((long) PEEPHOLES.length * units, 1), PEEPHOLES)
        .reshape(PEEPHOLES.length, units);
  }

  /** Rows in blocks of H, the blocks in this order. */
  private INDArray inOrder(INDArray rows, int[] blocks) {
    int[] order =
        Arrays.stream(blocks)
            .flatMap(block -> IntStream.range(block * units, (block + 1) * units))
            .toArray();
    return Nd4j.pullRows(rows, 1, order);
  }

  /** {@code [N,T,H] -> [T,1,N,H]}, or {@code [N,T,1,H]} where the batch comes first. */
  private INDArray each(INDArray output) {
    long n = output.size(0);
    long t = output.size(1);
    return batchFirst
        ? output.reshape(n, t, 1, units)
        : output.permute(1, 0, 2).dup('c').reshape(t, 1, n, units);
  }

  /** {@code [N,H] -> [1,N,H]}, or {@code [N,1,H]} where the batch comes first. */
  private INDArray once(INDArray state) {
    return batchFirst
        ? state.reshape(state.size(0), 1, units)
        : state.reshape(1, state.size(0), units);
  }
}
