package dev.rondo.conformance;

import static dev.rondo.architecture.Architectures.bidirectional;
import static dev.rondo.architecture.Architectures.elman;
import static dev.rondo.architecture.Architectures.gru;
import static dev.rondo.architecture.Architectures.lstm;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.architecture.Activation;
import dev.rondo.architecture.Architecture;
import dev.rondo.architecture.CellArchitecture;
import dev.rondo.architecture.Reset;
import dev.rondo.architecture.SequenceArchitecture;
import dev.rondo.cell.CellState;
import dev.rondo.data.Batch;
import dev.rondo.engine.Nd4jEngine;
import dev.rondo.engine.Network;
import dev.rondo.engine.NetworkShape;
import dev.rondo.engine.NetworkState;
import dev.rondo.layer.ParameterLayout;
import dev.rondo.layer.Pass;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Outputs, final states and every gradient of the cells against PyTorch, in double within 1e-12:
 * one layer and two, both directions, ragged lengths (packed sequences) and given first states. A
 * GRU that resets before the product, which PyTorch lacks, against its equations.
 */
class CellConformanceTest {

  private static final int OUTPUTS = 2;

  static Stream<Vectors> cases() {
    return Stream.of("elman.txt", "relu.txt", "lstm.txt", "gru.txt", "before.txt")
        .flatMap(file -> Vectors.read(file).stream());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void computes_what_pytorch_computes(Vectors v) {
    Network network = network(v);
    Batch batch =
        new Batch(v.get("x"), lengths(v), Optional.empty(), v.get("weighting"), Optional.empty());

    INDArray output = network.forward(batch, Pass.INFERENCE, start(v));
    NetworkState end = network.state();
    var by = network.backward(v.get("weighting"));

    v.holds("output", output);
    v.holds("gradient.x", by.x());
    for (ParameterLayout.Slot slot : network.layout().slots()) {
      v.holds("gradient." + slot.name(), part(network.gradients(), slot));
    }
    for (int i = 0; i < end.layers().size(); i++) {
      holdsState(v, "end.", i, end.layers().get(i));
      if (v.has("start.h.0")) {
        holdsState(v, "gradient.start.", i, by.start().layers().get(i));
      }
    }
    assertThat(v.has("end.h." + end.layers().size())).isFalse();
  }

  private static void holdsState(Vectors v, String prefix, int i, CellState state) {
    v.holds(prefix + "h." + i, state.hidden());
    assertThat(state.memory().isPresent()).isEqualTo(v.has("end.c." + i));
    state.memory().ifPresent(c -> v.holds(prefix + "c." + i, c));
  }

  private static Network network(Vectors v) {
    Architecture architecture =
        architectures().filter(a -> a.toString().equals(v.name())).findFirst().orElseThrow();
    int inputs = (int) v.get("x").size(2);
    Network network =
        new Nd4jEngine().open(new NetworkShape(architecture, inputs, 0, OUTPUTS), DataType.DOUBLE);
    for (ParameterLayout.Slot slot : network.layout().slots()) {
      part(network.parameters(), slot).assign(v.get(slot.name()));
    }
    return network;
  }

  private static Stream<Architecture> architectures() {
    List<Architecture> all = new ArrayList<>();
    grow(all, elman(3), a -> a.elman(3));
    grow(all, elman(3).activation(Activation.RELU), a -> a.elman(3).activation(Activation.RELU));
    grow(all, lstm(3), a -> a.lstm(3));
    grow(all, gru(3), a -> a.gru(3));
    all.add(gru(3).reset(Reset.BEFORE));
    return all.stream();
  }

  private static void grow(
      List<Architecture> all, CellArchitecture one, UnaryOperator<SequenceArchitecture> again) {
    all.add(one);
    all.add(again.apply(one));
    all.add(bidirectional(one));
    all.add(bidirectional(one).bidirectional(one));
  }

  private static INDArray part(INDArray flat, ParameterLayout.Slot slot) {
    int end = slot.offset() + slot.rows() * slot.columns();
    return flat.get(NDArrayIndex.interval(slot.offset(), end))
        .reshape('c', slot.rows(), slot.columns());
  }

  private static Optional<int[]> lengths(Vectors v) {
    return v.has("lengths") ? Optional.of(v.get("lengths").toIntVector()) : Optional.empty();
  }

  private static Optional<NetworkState> start(Vectors v) {
    List<CellState> layers = new ArrayList<>();
    for (int i = 0; v.has("start.h." + i); i++) {
      String memory = "start.c." + i;
      layers.add(
          new CellState(
              v.get("start.h." + i),
              v.has(memory) ? Optional.of(v.get(memory)) : Optional.empty()));
    }
    return layers.isEmpty() ? Optional.empty() : Optional.of(new NetworkState(layers));
  }
}
