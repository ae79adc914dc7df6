package dev.rondo.exchange;

import dev.rondo.checkpoint.Tensor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tensors of a state dict, gathered by the layers that their names tell of.
 *
 * @param layers those that a recurrent or linear layer may be
 * @param others what belongs to neither
 */
record ForeignLayers(List<ForeignLayer> layers, List<Tensor> others) {

  /** {@code encoder.rnn.weight_ih_l0_reverse}; a cell's have no level. */
  private static final Pattern RECURRENT =
      Pattern.compile(
          "(?:(?<prefix>.*)\\.)?(?<what>(?:weight|bias)_(?:ih|hh|hr))"
              + "(?:_l(?<level>\\d{1,3})(?<reverse>_reverse)?)?");

  private static final Pattern LINEAR =
      Pattern.compile("(?:(?<prefix>.*)\\.)?(?<what>weight|bias)");

  static ForeignLayers of(Collection<Tensor> tensors) {
    Map<String, TreeMap<Integer, Map<String, Tensor>>> recurrent = new TreeMap<>();
    Map<String, Map<String, Tensor>> linear = new TreeMap<>();
    List<Tensor> others = new ArrayList<>();
    for (Tensor tensor : tensors) {
      Matcher name = RECURRENT.matcher(tensor.name());
      Matcher plain = LINEAR.matcher(tensor.name());
      if (name.matches()) {
        int level = name.group("level") == null ? 0 : Integer.parseInt(name.group("level"));
        String reverse = name.group("reverse") == null ? "" : name.group("reverse");
        recurrent
            .computeIfAbsent(prefix(name), p -> new TreeMap<>())
            .computeIfAbsent(level, l -> new TreeMap<>())
            .put(name.group("what") + "_l0" + reverse, tensor);
      } else if (plain.matches()) {
        linear
            .computeIfAbsent(prefix(plain), p -> new TreeMap<>())
            .put(plain.group("what"), tensor);
      } else {
        others.add(tensor);
      }
    }
    List<ForeignLayer> layers = new ArrayList<>();
    recurrent.forEach(
        (p, levels) -> layers.add(new ForeignLayer(p, true, List.copyOf(levels.values()))));
    linear.forEach((p, level) -> layers.add(new ForeignLayer(p, false, List.of(level))));
    return new ForeignLayers(List.copyOf(layers), List.copyOf(others));
  }

  private static String prefix(Matcher name) {
    return name.group("prefix") == null ? "" : name.group("prefix");
  }
}
