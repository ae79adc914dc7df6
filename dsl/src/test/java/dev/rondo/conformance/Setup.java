package dev.rondo.conformance;

import dev.rondo.architecture.Architecture;
import dev.rondo.cell.CellState;
import dev.rondo.data.Batch;
import dev.rondo.engine.Engine;
import dev.rondo.engine.Nd4jEngine;
import dev.rondo.engine.Network;
import dev.rondo.engine.NetworkShape;
import dev.rondo.engine.NetworkState;
import dev.rondo.layer.ParameterLayout;
import dev.rondo.layer.Pass;
import dev.rondo.layer.StackPlan;
import dev.rondo.train.Loss;
import dev.rondo.train.LossValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * All that goes into one way through a network and back.
 *
 * @param architecture the layers
 * @param parameters every parameter by its name
 * @param x the input, {@code [N,T,F]}
 * @param lengths the real steps of each sequence; empty where all are full
 * @param start the states to start from; empty for zeros
 * @param pass the circumstances
 * @param loss what judges the answer
 * @param target what it is judged by
 */
record Setup(
    Architecture architecture,
    Map<String, INDArray> parameters,
    INDArray x,
    Optional<int[]> lengths,
    Optional<List<CellState>> start,
    Pass pass,
    Loss loss,
    INDArray target) {

  /** What an embedding's parameter is called. */
  static final String TABLE = StackPlan.EMBEDDING;

  /** The same with other parameters. */
  Setup with(Map<String, INDArray> others) {
    return new Setup(architecture, others, x, lengths, start, pass, loss, target);
  }

  /** The same in another architecture. */
  Setup in(Architecture other) {
    return new Setup(other, parameters, x, lengths, start, pass, loss, target);
  }

  /** The same for another input. */
  Setup of(INDArray other) {
    return new Setup(architecture, parameters, other, lengths, start, pass, loss, target);
  }

  /** The same for sequences of other lengths. */
  Setup lasting(Optional<int[]> others) {
    return new Setup(architecture, parameters, x, others, start, pass, loss, target);
  }

  /** The same from other states. */
  Setup from(Optional<List<CellState>> others) {
    return new Setup(architecture, parameters, x, lengths, others, pass, loss, target);
  }

  /** The same in another pass. */
  Setup during(Pass other) {
    return new Setup(architecture, parameters, x, lengths, start, other, loss, target);
  }

  /** The same, judged by another loss. */
  Setup judgedBy(Loss other) {
    return new Setup(architecture, parameters, x, lengths, start, pass, other, target);
  }

  /** What the reference gives in this precision, as {@link #answer(Engine, DataType)}. */
  Map<String, INDArray> answer(DataType precision) {
    return answer(new Nd4jEngine(), precision);
  }

  /** What comes out of an engine, by name and in double: everything that a case may hold. */
  Map<String, INDArray> answer(Engine engine, DataType precision) {
    Network network = network(engine, precision);
    Batch batch = new Batch(x, lengths, Optional.empty(), target, Optional.empty());
    Map<String, INDArray> all = new LinkedHashMap<>();

    INDArray output = network.forward(batch, pass, start.map(s -> state(s, precision)));
    all.put("output", output);
    putStates(all, "end.", network.state());
    LossValue judged = loss.of(output, target.castTo(precision), counted());
    all.put("loss", Nd4j.createFromArray(judged.mean()));
    network.backward(judged.meanGradient());
    var by = network.inputGradients();
    all.put("gradient.x", by.x());
    putStates(all, "gradient.start.", by.start());
    for (ParameterLayout.Slot slot : network.layout().slots()) {
      all.put("gradient." + slot.name(), part(network.gradients(), slot));
    }
    all.replaceAll((name, array) -> array.castTo(DataType.DOUBLE));
    return all;
  }

  /** The architecture with its widths. */
  NetworkShape shape() {
    int outputs = (int) parameters.get("head.b").length();
    int inputs = parameters.containsKey(TABLE) ? parameters.get(TABLE).rows() : (int) x.size(2);
    return new NetworkShape(architecture, inputs, 0, outputs);
  }

  private Network network(Engine engine, DataType precision) {
    Network network = engine.open(shape(), precision);
    List<ParameterLayout.Slot> slots = network.layout().slots();
    if (slots.size() != parameters.size()) {
      throw new IllegalStateException(
          architecture + ": expects " + slots + ", got " + parameters.keySet());
    }
    for (ParameterLayout.Slot slot : slots) {
      part(network.parameters(), slot).assign(parameters.get(slot.name()).castTo(precision));
    }
    return network;
  }

  private static NetworkState state(List<CellState> states, DataType precision) {
    return new NetworkState(
        states.stream()
            .map(
                s ->
                    new CellState(
                        s.hidden().castTo(precision), s.memory().map(c -> c.castTo(precision))))
            .toList());
  }

  private static void putStates(Map<String, INDArray> all, String prefix, NetworkState state) {
    for (int i = 0; i < state.layers().size(); i++) {
      String name = prefix + i;
      all.put(name + ".h", state.layers().get(i).hidden());
      state.layers().get(i).memory().ifPresent(c -> all.put(name + ".c", c));
    }
  }

  private static INDArray part(INDArray flat, ParameterLayout.Slot slot) {
    int end = slot.offset() + slot.rows() * slot.columns();
    return flat.get(NDArrayIndex.interval(slot.offset(), end))
        .reshape('c', slot.rows(), slot.columns());
  }

  /** Ones for the answers at real steps, zeros for those at padded ones; empty where all count. */
  private Optional<INDArray> counted() {
    if (target.rank() == 2 || lengths.isEmpty()) {
      return Optional.empty();
    }
    INDArray real = Nd4j.zeros(DataType.DOUBLE, target.shape());
    for (int n = 0; n < target.size(0); n++) {
      real.get(
              NDArrayIndex.point(n), NDArrayIndex.interval(0, lengths.get()[n]), NDArrayIndex.all())
          .assign(1);
    }
    return Optional.of(real);
  }
}
