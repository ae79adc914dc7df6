package dev.rondo.train;

import dev.rondo.architecture.LayerSpec;
import dev.rondo.engine.Network;
import dev.rondo.layer.ParameterLayout.Slot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** The stretches of a network's parameters that a plan keeps as they are. */
final class Frozen {

  private final List<Slot> slots;

  private Frozen(List<Slot> slots) {
    this.slots = slots;
  }

  /** Checks that the numbers can be layers', each said once. */
  static List<Integer> checked(List<Integer> layers) {
    for (int layer : layers) {
      if (layer < 0) {
        throw new IllegalArgumentException(
            written(layers) + ": layers are numbered from 0 in the order of the architecture");
      }
    }
    if (new HashSet<>(layers).size() < layers.size()) {
      throw new IllegalArgumentException(written(layers) + ": names a layer twice");
    }
    return List.copyOf(layers);
  }

  static String written(List<Integer> layers) {
    return layers.stream().map(String::valueOf).collect(Collectors.joining(", ", "freeze(", ")"));
  }

  /** What the plan freezes of this network; refuses layers that it does not have. */
  static Frozen of(TrainingPlan plan, Network network) {
    List<Slot> kept = new ArrayList<>();
    for (int layer : plan.frozen()) {
      List<Slot> found = slots(network, layer);
      if (found.isEmpty()) {
        throw new IllegalArgumentException(refusal(plan, network, layer));
      }
      kept.addAll(found);
    }
    return new Frozen(kept);
  }

  private static List<Slot> slots(Network network, int layer) {
    return network.layout().slots().stream()
        .filter(slot -> slot.name().startsWith(layer + "."))
        .toList();
  }

  private static String refusal(TrainingPlan plan, Network network, int layer) {
    List<LayerSpec> layers = network.shape().architecture().layers();
    String problem =
        layer < layers.size()
            ? "layer " + layer + ", " + layers.get(layer) + ", has no weights"
            : "there is no layer " + layer + " in " + network.shape().architecture();
    String weighty =
        IntStream.range(0, layers.size())
            .filter(i -> !slots(network, i).isEmpty())
            .mapToObj(i -> i + " is " + layers.get(i))
            .collect(Collectors.joining(", "));
    return written(plan.frozen()) + ": " + problem + "; of the layers with weights, " + weighty;
  }

  /** Takes the frozen layers' part out of a gradient. */
  void hide(INDArray gradient) {
    slots.forEach(slot -> gradient.get(range(slot)).assign(0));
  }

  /** Lets {@code step} change the parameters, all but the frozen ones. */
  void keep(INDArray parameters, Runnable step) {
    List<INDArray> before = slots.stream().map(s -> parameters.get(range(s)).dup()).toList();
    step.run();
    for (int i = 0; i < before.size(); i++) {
      parameters.get(range(slots.get(i))).assign(before.get(i));
    }
  }

  private static INDArrayIndex range(Slot slot) {
    return NDArrayIndex.interval(slot.offset(), slot.offset() + slot.rows() * slot.columns());
  }
}
