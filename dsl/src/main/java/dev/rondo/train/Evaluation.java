package dev.rondo.train;

import dev.rondo.data.Batch;
import dev.rondo.data.Examples;
import dev.rondo.engine.Network;
import dev.rondo.engine.NetworkState;
import dev.rondo.layer.Pass;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Loss and metrics of a network on examples that it does not learn from. */
final class Evaluation {

  /** Sequences a forward pass takes at once; it changes time and memory, not the result. */
  private static final int AT_ONCE = 256;

  private final Network network;
  private final Loss loss;
  private final List<Metric> metrics;

  Evaluation(Network network, Loss loss, List<Metric> metrics) {
    this.network = network;
    this.loss = loss;
    this.metrics = metrics;
  }

  /** The mean loss over all examples. */
  double loss(Examples examples) {
    double[] sums = new double[2];
    answer(
        examples,
        (batch, predicted) -> {
          LossValue value = loss.of(predicted, batch.target(), Weights.of(batch));
          sums[0] += value.sum();
          sums[1] += value.weight();
        });
    return sums[1] == 0 ? 0 : sums[0] / sums[1];
  }

  /** Every metric over all examples, those of answers at each step over all real steps. */
  Map<String, Double> metrics(Examples examples) {
    Map<String, Double> figures = new LinkedHashMap<>();
    if (metrics.isEmpty()) {
      return figures;
    }
    List<INDArray> predicted = new ArrayList<>();
    List<INDArray> targets = new ArrayList<>();
    answer(
        examples,
        (batch, answer) -> {
          predicted.add(CountedRows.of(answer, batch).dup());
          targets.add(CountedRows.of(batch.target(), batch));
        });
    INDArray allPredicted = Nd4j.concat(0, predicted.toArray(INDArray[]::new));
    INDArray allTargets = Nd4j.concat(0, targets.toArray(INDArray[]::new));
    for (Metric metric : metrics) {
      figures.put(metric.name(), metric.figure().applyAsDouble(allPredicted, allTargets));
    }
    return figures;
  }

  /** Goes forward over all examples in their order; streams carry their state from the start on. */
  private void answer(Examples examples, BiConsumer<Batch, INDArray> judge) {
    boolean carries = examples.streams() > 0;
    int atOnce = carries ? examples.streams() : AT_ONCE;
    Optional<NetworkState> state = Optional.empty();
    for (int from = 0; from < examples.size(); from += atOnce) {
      int to = Math.min(examples.size(), from + atOnce);
      Batch batch = examples.batch(IntStream.range(from, to).toArray(), network.precision());
      judge.accept(batch, network.forward(batch, Pass.INFERENCE, state));
      if (carries) {
        state = Optional.of(network.state());
      }
    }
  }
}
