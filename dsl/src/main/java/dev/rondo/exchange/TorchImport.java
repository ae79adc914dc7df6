package dev.rondo.exchange;

import dev.rondo.checkpoint.Tensor;
import dev.rondo.checkpoint.TensorFile;
import dev.rondo.engine.NetworkShape;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Takes a PyTorch state dict: by its names where they are ours, else by its structure. */
final class TorchImport {

  /** What a run's file holds beside the weights. */
  private static final String OPTIMIZER = "optimizer.";

  /** A text that files of Rondo's carry. */
  private static final String OURS = "rondo.format";

  private final String who;
  private final NetworkShape shape;
  private final List<Target> targets;
  private final Map<String, Tensor> tensors;

  private TorchImport(String who, NetworkShape shape, Map<String, Tensor> tensors) {
    this.who = who;
    this.shape = shape;
    this.targets = Target.of(shape);
    this.tensors = tensors;
  }

  /**
   * The parameters of a network of this shape, {@code [P]}.
   *
   * @param who the call as the user wrote it
   * @param said the file's name for each layer that the user has named
   */
  static INDArray read(String who, Path path, NetworkShape shape, Map<String, String> said) {
    TensorFile file = TensorFile.read(path);
    TorchImport taken = new TorchImport(who, shape, file.tensors());
    boolean byName = said.isEmpty() && taken.tensors.keySet().containsAll(taken.names());
    if (!(byName && file.metadata().containsKey(OURS))) {
      taken.refuseForeign();
    }
    Map<Place, Tensor> found = byName ? taken.byName() : taken.byStructure(said);
    found.forEach(taken::checkPadding);
    return Filled.parameters(shape, found);
  }

  private List<String> names() {
    return places().stream().map(Place::name).toList();
  }

  private List<Place> places() {
    return targets.stream().flatMap(target -> target.places().stream()).toList();
  }

  private Map<Place, Tensor> byName() {
    Map<Place, Tensor> found = new LinkedHashMap<>();
    for (Place place : places()) {
      Tensor tensor = tensors.get(place.name());
      if (!place.hasShape(tensor.shape())) {
        throw refuse(
            "the model expects "
                + shown(place)
                + ", got shape "
                + Arrays.toString(tensor.shape())
                + lists());
      }
      found.put(place, tensor);
    }
    Set<String> known = new HashSet<>(names());
    refuseUnused(
        tensors.values().stream()
            .filter(t -> !known.contains(t.name()) && !t.name().startsWith(OPTIMIZER))
            .toList());
    return found;
  }

  private Map<Place, Tensor> byStructure(Map<String, String> said) {
    ForeignLayers file = ForeignLayers.of(tensors.values());
    refuseUnused(file.others());
    Map<String, ForeignLayer> named = named(said, file.layers());
    Map<Place, Tensor> found = new LinkedHashMap<>();
    for (boolean recurrent : new boolean[] {true, false}) {
      List<Target> open = targets.stream().filter(t -> t.recurrent() == recurrent).toList();
      List<ForeignLayer> layers =
          file.layers().stream().filter(l -> l.recurrent() == recurrent).toList();
      List<List<ForeignLayer>> ways = Matching.ways(open, layers, named);
      if (ways.size() != 1) {
        String problem = ways.isEmpty() ? misfit(open, layers, named) : ambiguity(layers);
        throw refuse(problem + lists() + wayOut(file.layers()));
      }
      fill(found, open, ways.get(0));
    }
    return found;
  }

  /** What no module of PyTorch computes cannot come from one. */
  private void refuseForeign() {
    Dialect.PYTORCH
        .lacks(shape)
        .ifPresent(
            reason -> {
              throw refuse(reason);
            });
  }

  /** What the user has said, each name turned to the file's layer. */
  private Map<String, ForeignLayer> named(Map<String, String> said, List<ForeignLayer> layers) {
    Map<String, ForeignLayer> named = new HashMap<>();
    said.forEach((key, prefix) -> named.put(key, layer(target(key), prefix, layers)));
    return named;
  }

  private Target target(String key) {
    return targets.stream()
        .filter(target -> target.key().equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                refuse(
                    "the model has no layer \""
                        + key
                        + "\" with weights; it has "
                        + targets.stream()
                            .map(t -> "\"" + t.key() + "\" (" + t.written() + ")")
                            .collect(Collectors.joining(", "))));
  }

  private ForeignLayer layer(Target target, String prefix, List<ForeignLayer> layers) {
    List<ForeignLayer> alike =
        layers.stream().filter(layer -> layer.recurrent() == target.recurrent()).toList();
    return alike.stream()
        .filter(layer -> layer.prefix().equals(prefix))
        .findFirst()
        .orElseThrow(
            () ->
                refuse(
                    "the file has no layer \""
                        + prefix
                        + "\" for "
                        + target.name()
                        + "; it has "
                        + alike.stream()
                            .map(l -> "\"" + l.prefix() + "\"")
                            .collect(Collectors.joining(", "))));
  }

  /** The first tensor that does not fit where there is only one place for it, or the counts. */
  private static String misfit(
      List<Target> open, List<ForeignLayer> layers, Map<String, ForeignLayer> named) {
    String kind = open.isEmpty() || open.get(0).recurrent() ? "recurrent" : "dense";
    int levels = layers.stream().mapToInt(l -> l.levels().size()).sum();
    if (levels != open.size()) {
      return "the file has " + levels + " " + kind + " layers, the model " + open.size();
    }
    for (int i = 0; i < open.size(); i++) {
      ForeignLayer only = layers.size() == 1 ? layers.get(0) : named.get(open.get(i).key());
      for (int level = 0; only != null && level < only.levels().size(); level++) {
        boolean within = i + level < open.size();
        Optional<String> reason =
            within ? only.misfit(level, open.get(i + level)) : Optional.empty();
        if (reason.isPresent()) {
          return reason.get();
        }
      }
    }
    return "the file's " + kind + " layers fit the model's in no way";
  }

  private static String ambiguity(List<ForeignLayer> layers) {
    return layers.stream().map(ForeignLayer::toString).collect(Collectors.joining(", "))
        + " fit the model's layers in more than one way";
  }

  private static void fill(Map<Place, Tensor> found, List<Target> open, List<ForeignLayer> layers) {
    int next = 0;
    for (ForeignLayer layer : layers) {
      for (Map<String, Tensor> level : layer.levels()) {
        for (Place place : open.get(next).places()) {
          if (level.containsKey(place.key())) {
            found.put(place, level.get(place.key()));
          }
        }
        next++;
      }
    }
  }

  /** Padding is row 0 of an embedding here; elsewhere a token may have had it. */
  private void checkPadding(Place place, Tensor tensor) {
    if (place.hasPadding() && !isZero(tensor.doubles(), place.slot().columns())) {
      throw refuse(
          "row 0 of '"
              + tensor.name()
              + "' is not zero; it is that of padding here: number the tokens from 1 and make the"
              + " layer with padding_idx=0");
    }
  }

  private static boolean isZero(double[] numbers, int count) {
    return Arrays.stream(numbers, 0, count).allMatch(number -> number == 0);
  }

  private void refuseUnused(List<Tensor> unused) {
    if (!unused.isEmpty()) {
      throw refuse("the model has no use for " + shown(unused) + lists());
    }
  }

  private String lists() {
    return "; the file has "
        + shown(List.copyOf(tensors.values()))
        + "; the model expects "
        + places().stream().map(TorchImport::shown).collect(Collectors.joining(", "));
  }

  private String wayOut(List<ForeignLayer> layers) {
    boolean enough = layers.stream().mapToInt(l -> l.levels().size()).sum() == targets.size();
    return enough
        ? "; say which is which, as in importWeights(path, Map.of(\""
            + targets.get(0).key()
            + "\", \""
            + layers.get(0).prefix()
            + "\"))"
        : "";
  }

  private static String shown(Place place) {
    return "'" + place.name() + "' " + Arrays.toString(place.shape());
  }

  private static String shown(List<Tensor> tensors) {
    return tensors.stream()
        .map(t -> "'" + t.name() + "' " + Arrays.toString(t.shape()))
        .collect(Collectors.joining(", "));
  }

  private IllegalArgumentException refuse(String problem) {
    return new IllegalArgumentException(who + ": " + problem);
  }
}
