package dev.rondo.conformance;

import static dev.rondo.Rondo.adagrad;
import static dev.rondo.Rondo.adam;
import static dev.rondo.Rondo.sgd;

import dev.rondo.checkpoint.Fields;
import dev.rondo.train.Optimizer;
import dev.rondo.train.Updater;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * ONNX's optimizers as Rondo's: one step from sums of past gradients that are given. ONNX counts
 * that step 0 all the same, and makes neither Adam's correction for a fresh start nor momentum's;
 * Rondo makes none either once many steps are behind it.
 */
final class OnnxOptimizers {

  /** After so many steps the correction of a mean with a share of the past of 0.95 is 1 exactly. */
  private static final int LONG_AGO = 2000;

  private OnnxOptimizers() {}

  /** What Rondo gives for a case, by ONNX's names. */
  static Map<String, INDArray> answer(OnnxCase onnx, DataType precision) {
    if (onnx.numbers().integer("T") != 0) {
      throw new IllegalStateException(onnx + ": is no step 0");
    }
    List<List<String>> roles = roles(onnx); // X, G, then the sums
    INDArray parameters = joined(onnx, roles.get(0), precision);
    INDArray gradient = joined(onnx, roles.get(1), precision);
    Updater updater = optimizer(onnx).updater(precision, parameters.length());
    updater.restore(
        stepsBehind(onnx),
        roles.stream().skip(2).map(role -> joined(onnx, role, precision)).toList());

    updater.step(parameters, gradient, onnx.numbers().number("R"));

    List<INDArray> results = new ArrayList<>(List.of(parameters));
    results.addAll(updater.memory());
    return parted(onnx, results);
  }

  private static int stepsBehind(OnnxCase onnx) {
    return onnx.operator().equals("Adagrad") ? 0 : LONG_AGO;
  }

  private static Optimizer optimizer(OnnxCase onnx) {
    Fields a = onnx.attributes();
    double rate = onnx.numbers().number("R");
    Optimizer rule =
        switch (onnx.operator()) {
          case "Adagrad" ->
              adagrad(rate).rateDecay(a.number("decay_factor")).epsilon(a.number("epsilon"));
          case "Adam" ->
              adam(rate).betas(a.number("alpha"), a.number("beta")).epsilon(a.number("epsilon"));
          case "Momentum" ->
              a.text("mode").equals("nesterov")
                  ? sgd(rate).momentum(a.number("alpha")).nesterov()
                  : sgd(rate).momentum(a.number("alpha"));
          default -> throw new IllegalStateException(onnx.operator());
        };
    return rule.weightDecay(a.number("norm_coefficient"));
  }

  /** The inputs after R and T, which stand by role: all X, all G, all V. */
  private static List<List<String>> roles(OnnxCase onnx) {
    List<String> names = onnx.inputs().subList(2, onnx.inputs().size());
    int tensors = names.size() / (onnx.operator().equals("Adam") ? 4 : 3);
    List<List<String>> roles = new ArrayList<>();
    for (int from = 0; from < names.size(); from += tensors) {
      roles.add(names.subList(from, from + tensors));
    }
    return roles;
  }

  private static INDArray joined(OnnxCase onnx, List<String> names, DataType precision) {
    return Nd4j.concat(0, names.stream().map(onnx::require).toArray(INDArray[]::new))
        .castTo(precision);
  }

  /** One vector a role as the outputs, which stand by role too. */
  private static Map<String, INDArray> parted(OnnxCase onnx, List<INDArray> results) {
    Map<String, INDArray> parts = new LinkedHashMap<>();
    int role = 0;
    long from = 0;
    for (var expected : onnx.expected().entrySet()) {
      long to = from + expected.getValue().length();
      parts.put(expected.getKey(), results.get(role).get(NDArrayIndex.interval(from, to)).dup());
      from = to;
      if (from == results.get(role).length()) {
        role++;
        from = 0;
      }
    }
    return parts;
  }
}
