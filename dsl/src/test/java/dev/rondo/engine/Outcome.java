package dev.rondo.engine;

import dev.rondo.layer.ParameterLayout;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What an engine makes of a network, by name: the answers at real steps and the end states, and the
 * gradients by every parameter, by the input and by the state at the start.
 */
record Outcome(Map<String, double[]> answers, Map<String, double[]> gradients) {

  static Outcome of(Network network, RandomNetwork drawn) {
    network.parameters().assign(drawn.parameters().castTo(network.precision()));
    Map<String, double[]> answers = new LinkedHashMap<>();
    INDArray output =
        network.forward(drawn.batch(), drawn.pass(), drawn.start()).castTo(DataType.DOUBLE);
    if (!network.shape().summarises()) {
      drawn.batch().lengths().ifPresent(l -> RandomNetwork.fillPadding(output, l, 0));
    }
    answers.put("output", Bits.of(output));
    put(answers, "end", network.state());

    network.backward(drawn.gradient().castTo(network.precision()));
    Map<String, double[]> gradients = new LinkedHashMap<>();
    double[] flat = Bits.of(network.gradients());
    for (ParameterLayout.Slot slot : network.layout().slots()) {
      int end = slot.offset() + slot.rows() * slot.columns();
      gradients.put(slot.name(), Arrays.copyOfRange(flat, slot.offset(), end));
    }
    Network.InputGradients by = network.inputGradients();
    gradients.put("x", Bits.of(by.x()));
    put(gradients, "start", by.start());
    return new Outcome(answers, gradients);
  }

  /** The same in a network made for it. */
  static Outcome of(Engine engine, DataType precision, RandomNetwork drawn) {
    return of(engine.open(drawn.shape(), precision), drawn);
  }

  private static void put(Map<String, double[]> all, String name, NetworkState state) {
    for (int i = 0; i < state.layers().size(); i++) {
      String layer = name + "." + i;
      all.put(layer + ".h", Bits.of(state.layers().get(i).hidden()));
      state.layers().get(i).memory().ifPresent(c -> all.put(layer + ".c", Bits.of(c)));
    }
  }

  /** Each answer's largest error |a - b| / max(1, |b|). */
  Map<String, Double> answerErrors(Outcome truth) {
    Map<String, Double> errors = new LinkedHashMap<>();
    truth.answers.forEach(
        (name, b) ->
            errors.put(name, error(answers.get(name), b, i -> Math.max(1, Math.abs(b[i])))));
    return errors;
  }

  /** Each gradient's largest error |a - b| / m, where m is the largest |b| of its array. */
  Map<String, Double> gradientErrors(Outcome truth) {
    Map<String, Double> errors = new LinkedHashMap<>();
    truth.gradients.forEach(
        (name, b) -> {
          double largest = Arrays.stream(b).map(Math::abs).max().orElseThrow();
          errors.put(name, error(gradients.get(name), b, i -> largest));
        });
    return errors;
  }

  private static double error(double[] a, double[] b, IntToDoubleFunction scale) {
    if (a.length != b.length) {
      return Double.NaN;
    }
    double largest = 0;
    for (int i = 0; i < a.length; i++) {
      double difference = Math.abs(a[i] - b[i]);
      largest = larger(largest, difference == 0 ? 0 : difference / scale.applyAsDouble(i));
    }
    return largest;
  }

  /** The larger of two errors; one that is no number is larger than any. */
  private static double larger(double a, double b) {
    return Double.isNaN(a) || Double.isNaN(b) ? Double.NaN : Math.max(a, b);
  }
}
