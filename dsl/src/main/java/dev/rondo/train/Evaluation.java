package dev.rondo.train;

import dev.rondo.data.Batch;
import dev.rondo.data.Examples;
import dev.rondo.engine.Network;
import dev.rondo.layer.Pass;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    double sum = 0;
    double weight = 0;
    for (int from = 0; from < examples.size(); from += AT_ONCE) {
      Batch batch = batch(examples, from);
      INDArray predicted = network.forward(batch, Pass.INFERENCE, Optional.empty());
      LossValue value = loss.of(predicted, batch.target(), Weights.of(batch));
      sum += value.sum();
      weight += value.weight();
    }
    return weight == 0 ? 0 : sum / weight;
  }

  /** Every metric over all examples. */
  Map<String, Double> metrics(Examples examples) {
    Map<String, Double> figures = new LinkedHashMap<>();
    if (metrics.isEmpty()) {
      return figures;
    }
    List<INDArray> predicted = new ArrayList<>();
    List<INDArray> targets = new ArrayList<>();
    for (int from = 0; from < examples.size(); from += AT_ONCE) {
      Batch batch = batch(examples, from);
      predicted.add(network.forward(batch, Pass.INFERENCE, Optional.empty()).dup());
      targets.add(batch.target());
    }
    INDArray allPredicted = Nd4j.concat(0, predicted.toArray(INDArray[]::new));
    INDArray allTargets = Nd4j.concat(0, targets.toArray(INDArray[]::new));
    for (Metric metric : metrics) {
      figures.put(metric.name(), metric.figure().applyAsDouble(allPredicted, allTargets));
    }
    return figures;
  }

  private Batch batch(Examples examples, int from) {
    int to = Math.min(examples.size(), from + AT_ONCE);
    return examples.batch(IntStream.range(from, to).toArray(), network.precision());
  }
}
