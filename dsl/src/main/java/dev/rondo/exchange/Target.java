package dev.rondo.exchange;

import dev.rondo.architecture.Activation;
import dev.rondo.architecture.DenseSpec;
import dev.rondo.architecture.LayerSpec;
import dev.rondo.engine.NetworkShape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A part of the model that one layer of a foreign file can fill.
 *
 * @param key what the user calls it: a layer's number, {@code head}, or {@code 3.proj}
 * @param spec the layer as it was declared; of the head, a linear dense one
 * @param recurrent whether it is a recurrent layer rather than a linear one
 * @param places its parameters
 */
record Target(String key, LayerSpec spec, boolean recurrent, List<Place> places) {

  /** All parts of a network with weights, in its order. */
  static List<Target> of(NetworkShape shape) {
    Map<String, List<Place>> byOwner = new LinkedHashMap<>();
    for (Place place : Places.of(shape)) {
      byOwner.computeIfAbsent(place.owner(), owner -> new ArrayList<>()).add(place);
    }
    List<Target> targets = new ArrayList<>();
    byOwner.forEach((owner, places) -> targets.add(target(shape, owner, places)));
    return targets;
  }

  private static Target target(NetworkShape shape, String owner, List<Place> places) {
    if (owner.equals("head")) { // of a tied one the bias alone
      return new Target(owner, new DenseSpec(shape.outputs(), Activation.LINEAR), false, places);
    }
    String key = owner.substring("layer".length());
    LayerSpec spec = shape.architecture().layers().get(Integer.parseInt(key.split("\\.")[0]));
    boolean linear = places.get(0).key().equals("weight");
    return new Target(key, spec, !linear, places);
  }

  boolean isHead() {
    return key.equals("head");
  }

  /** What the user wrote for it. */
  String written() {
    return isHead() ? "the head" : spec.toString();
  }

  /** The part as a message names it: {@code layer 0, lstm(4)}. */
  String name() {
    return isHead() ? written() : "layer " + key + ", " + written();
  }

  /** The parameter whose name ends with {@code key}. */
  Place place(String key) {
    return places.stream().filter(p -> p.key().equals(key)).findFirst().orElseThrow();
  }
}
