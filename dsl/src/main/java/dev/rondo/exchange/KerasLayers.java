package dev.rondo.exchange;

import dev.rondo.checkpoint.CheckpointException;
import dev.rondo.checkpoint.Fields;
import dev.rondo.checkpoint.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The layers of a Keras network, in the order of the data's way through them. */
final class KerasLayers {

  /** The layers that Rondo has too, by the name that Keras gives their weights. */
  private static final Map<String, String> KINDS =
      Map.of(
          "embedding", "Embedding",
          "simple_rnn", "SimpleRNN",
          "lstm", "LSTM",
          "gru", "GRU",
          "bidirectional", "Bidirectional",
          "dense", "Dense");

  /** Beside the chain of layers: inputs, and what makes the mask of an embedding of them. */
  private static final Set<String> UNSEEN = Set.of("InputLayer", "NotEqual");

  private static final Pattern NUMBERED = Pattern.compile("(.+?)(?:_(\\d{1,6}))?");

  private KerasLayers() {}

  /** Those that a description tells of. */
  static List<KerasLayer> described(String json) {
    Fields config = Fields.read("'" + KerasArchive.CONFIG + "'", json);
    String kind = config.text("class_name");
    if (!kind.equals("Sequential") && !kind.equals("Functional")) {
      throw config.refuse("class_name", "expected Sequential or Functional, got '" + kind + "'");
    }
    Map<String, Integer> counts = new HashMap<>();
    List<KerasLayer> layers = new ArrayList<>();
    List<Fields> described = config.fields("config").list("layers");
    List<?> trees = trees(json);
    for (int i = 0; i < described.size(); i++) {
      Fields layer = described.get(i);
      String word = layer.text("class_name");
      String snake = snake(word);
      int count = counts.merge(snake, 1, Integer::sum) - 1;
      Fields options = layer.fields("config");
      if (!UNSEEN.contains(word)) {
        if (kind.equals("Functional")) {
          checkChain(layer, trees.get(i), layers);
        }
        String group = count == 0 ? snake : snake + "_" + count;
        layers.add(new KerasLayer(options.text("name"), word, group, Optional.of(options)));
      }
    }
    return layers;
  }

  /** A layer may look at the one before it and at inputs, and be used once. */
  private static void checkChain(Fields layer, Object tree, List<KerasLayer> before) {
    if (layer.list("inbound_nodes").size() != 1) {
      throw layer.refuse("inbound_nodes", "expected a layer that is used once");
    }
    Set<String> seen = new HashSet<>();
    collectSources(tree, seen);
    for (int i = 0; i < before.size(); i++) {
      boolean last = i == before.size() - 1;
      if (seen.contains(before.get(i).name()) != last) {
        throw layer.refuse(
            "inbound_nodes", "expected layers in one chain, each looking at the one before it");
      }
    }
  }

  /** The names of the layers whose outputs a description speaks of, however deep. */
  private static void collectSources(Object tree, Set<String> names) {
    if (tree instanceof Map<?, ?> map) {
      if (map.get("keras_history") instanceof List<?> history && !history.isEmpty()) {
        names.add(String.valueOf(history.get(0)));
      }
      map.values().forEach(value -> collectSources(value, names));
    } else if (tree instanceof List<?> list) {
      list.forEach(value -> collectSources(value, names));
    }
  }

  /** The layers' descriptions as trees, once {@link Fields} has found that they are there. */
  private static List<?> trees(String json) {
    Map<?, ?> network = (Map<?, ?>) Json.read(json);
    return (List<?>) ((Map<?, ?>) network.get("config")).get("layers");
  }

  /** Those that a file of weights alone lets one guess: each kind is numbered in its order. */
  static List<KerasLayer> guessed(Hdf5 file) {
    List<String> groups = file.groups("layers");
    if (groups.isEmpty()) {
      throw CheckpointException.of(
          "'layers'",
          "expected the weights of layers, as Keras 3 writes them by save(\"name.keras\") or"
              + " save_weights(\"name.weights.h5\"), got none",
          null);
    }
    List<KerasLayer> layers = new ArrayList<>();
    for (String group : groups) {
      Matcher name = NUMBERED.matcher(group);
      String kind = name.matches() ? KINDS.getOrDefault(name.group(1), group) : group;
      layers.add(new KerasLayer(group, kind, group, Optional.empty()));
    }
    layers.sort(Comparator.comparingInt(layer -> number(layer.group())));
    return layers;
  }

  private static int number(String group) {
    Matcher name = NUMBERED.matcher(group);
    return name.matches() && name.group(2) != null ? Integer.parseInt(name.group(2)) : 0;
  }

  /** {@code SimpleRNN} as {@code simple_rnn}, as Keras names what it saves. */
  static String snake(String kind) {
    return kind.replaceAll("\\W+", "")
        .replaceAll("(.)([A-Z][a-z]+)", "$1_$2")
        .replaceAll("([a-z])([A-Z])", "$1_$2")
        .toLowerCase(Locale.ROOT);
  }
}
