package dev.rondo.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The ways in which a file's layers can fill targets, in order: a stack fills as many targets in a
 * row as it has layers, everything is used and every target filled.
 */
final class Matching {

  /** More ways than one are as good as any number. */
  private static final int ENOUGH = 2;

  private final List<Target> targets;
  private final List<ForeignLayer> layers;

  /** What the user has said: the layer that begins at the target of a key. */
  private final Map<String, ForeignLayer> said;

  private final List<List<ForeignLayer>> ways = new ArrayList<>();

  private Matching(
      List<Target> targets, List<ForeignLayer> layers, Map<String, ForeignLayer> said) {
    this.targets = targets;
    this.layers = layers;
    this.said = said;
  }

  /** Up to two ways, each as the layers in the order in which they fill the targets. */
  static List<List<ForeignLayer>> ways(
      List<Target> targets, List<ForeignLayer> layers, Map<String, ForeignLayer> said) {
    Matching matching = new Matching(targets, layers, said);
    if (layers.stream().mapToInt(l -> l.levels().size()).sum() == targets.size()) {
      matching.fill(0, new ArrayList<>());
    }
    return matching.ways;
  }

  private void fill(int next, List<ForeignLayer> chosen) {
    if (next == targets.size()) {
      ways.add(List.copyOf(chosen));
      return;
    }
    for (ForeignLayer layer : layers) {
      boolean free = chosen.stream().noneMatch(layer::is);
      if (ways.size() < ENOUGH && free && allowed(layer, next) && fits(layer, next)) {
        chosen.add(layer);
        fill(next + layer.levels().size(), chosen);
        chosen.remove(chosen.size() - 1);
      }
    }
  }

  /** Whether the user's words leave the layer to the targets from {@code first} on. */
  private boolean allowed(ForeignLayer layer, int first) {
    Optional<ForeignLayer> wanted = Optional.ofNullable(said.get(targets.get(first).key()));
    boolean here = wanted.filter(layer::is).isPresent();
    boolean elsewhere = said.values().stream().anyMatch(layer::is) && !here;
    boolean covers =
        IntStream.range(first + 1, Math.min(targets.size(), first + layer.levels().size()))
            .anyMatch(i -> said.containsKey(targets.get(i).key()));
    return (wanted.isEmpty() || here) && !elsewhere && !covers;
  }

  private boolean fits(ForeignLayer layer, int first) {
    return first + layer.levels().size() <= targets.size()
        && IntStream.range(0, layer.levels().size())
            .allMatch(level -> layer.misfit(level, targets.get(first + level)).isEmpty());
  }
}
