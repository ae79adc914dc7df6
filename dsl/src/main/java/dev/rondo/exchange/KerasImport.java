package dev.rondo.exchange;

import dev.rondo.architecture.SummarySpec;
import dev.rondo.engine.NetworkShape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Takes the weights of a Keras network whose layers are the model's, one by one. */
final class KerasImport {

  /** Layers without weights, which the model has too, or which act in training alone. */
  private static final Set<String> PASSED =
      Set.of("Dropout", "Masking", "Concatenate", "GaussianNoise", "SpatialDropout1D");

  private static final Map<String, SummarySpec> POOLS =
      Map.of("GlobalAveragePooling1D", SummarySpec.MEAN, "GlobalMaxPooling1D", SummarySpec.MAX);

  private final String who;
  private final NetworkShape shape;
  private final List<Target> targets;

  private KerasImport(String who, NetworkShape shape) {
    this.who = who;
    this.shape = shape;
    this.targets = Target.of(shape);
  }

  /**
   * The parameters of a network of this shape, {@code [P]}.
   *
   * @param who the call as the user wrote it
   * @param softmax whether the head's answers go through a softmax
   */
  static INDArray read(String who, Path path, NetworkShape shape, boolean softmax) {
    KerasArchive archive = KerasArchive.read(path);
    KerasImport taken = new KerasImport(who, shape);
    Dialect.KERAS
        .lacks(shape)
        .ifPresent(
            reason -> {
              throw taken.refuse(reason);
            });
    try (Hdf5 file = Hdf5.of(archive.weights())) {
      List<KerasLayer> layers =
          archive.config().isPresent()
              ? taken.described(archive.config().get(), softmax)
              : taken.guessed(file);
      KerasWeights weights = new KerasWeights(file, taken::refuse);
      for (int i = 0; i < layers.size(); i++) {
        weights.take(layers.get(i), taken.targets.get(i));
      }
      return weights.parameters(Places.of(shape).stream().mapToInt(Place::length).sum());
    }
  }

  private List<KerasLayer> described(String config, boolean softmax) {
    List<KerasLayer> all = KerasLayers.described(config);
    List<KerasLayer> layers = new ArrayList<>();
    Optional<SummarySpec> summary = Optional.empty();
    for (KerasLayer layer : all) {
      if (POOLS.containsKey(layer.kind())) {
        summary = Optional.of(POOLS.get(layer.kind()));
      } else if (KINDS.contains(layer.kind())) {
        layers.add(layer);
      } else if (!PASSED.contains(layer.kind())) {
        throw refuse("the file has layer " + layer + ", which Rondo has not");
      }
    }
    checkKinds(layers);
    checkOptions(layers, softmax);
    checkSummary(layers, summary);
    return layers;
  }

  private static final Set<String> KINDS =
      Set.of("Embedding", "SimpleRNN", "LSTM", "GRU", "Bidirectional", "Dense");

  private void checkKinds(List<KerasLayer> layers) {
    List<String> theirs = layers.stream().map(KerasLayer::kind).toList();
    List<String> ours = targets.stream().map(t -> KerasCheck.kind(t.spec())).toList();
    if (!theirs.equals(ours)) {
      throw refuse("the layers are others" + lists(layers));
    }
  }

  private void checkOptions(List<KerasLayer> layers, boolean softmax) {
    for (int i = 0; i < layers.size(); i++) {
      KerasLayer layer = layers.get(i);
      Target target = targets.get(i);
      boolean head = target.isHead();
      if (!(head && softmax && layer.text("activation").equals(Optional.of("softmax")))) {
        KerasCheck.difference(layer, target.spec())
            .ifPresent(
                reason -> {
                  throw refuse(target.name() + ": the file's layer " + layer + " has " + reason);
                });
      }
    }
  }

  private void checkSummary(List<KerasLayer> layers, Optional<SummarySpec> pool) {
    int last = -1;
    for (int i = 0; i < layers.size(); i++) {
      last = targets.get(i).recurrent() ? i : last;
    }
    Optional<SummarySpec> theirs =
        last < 0 || givesSteps(layers.get(last)) ? pool : Optional.of(SummarySpec.LAST);
    Optional<SummarySpec> ours =
        shape.architecture().layers().stream()
            .filter(SummarySpec.class::isInstance)
            .map(SummarySpec.class::cast)
            .findFirst();
    if (!theirs.equals(ours)) {
      throw refuse(
          "the file's sequences end with "
              + theirs.map(SummarySpec::toString).orElse("every step")
              + ", the model's with "
              + ours.map(SummarySpec::toString).orElse("every step"));
    }
  }

  private static boolean givesSteps(KerasLayer end) {
    KerasLayer cell = end.kind().equals("Bidirectional") ? end.inner() : end;
    return cell.flag("return_sequences", false);
  }

  /** Each target gets the next layer of its kind. */
  private List<KerasLayer> guessed(Hdf5 file) {
    List<KerasLayer> all = KerasLayers.guessed(file);
    List<KerasLayer> left = new ArrayList<>();
    for (KerasLayer layer : all) {
      if (KINDS.contains(layer.kind())) {
        left.add(layer);
      } else if (file.tensor(List.of("layers", layer.group(), "vars", "0")).isPresent()) {
        throw refuse("the file has weights of layer '" + layer.group() + "', which Rondo has not");
      }
    }
    List<KerasLayer> found = new ArrayList<>();
    for (Target target : targets) {
      String kind = KerasCheck.kind(target.spec());
      KerasLayer next =
          left.stream()
              .filter(layer -> layer.kind().equals(kind))
              .findFirst()
              .orElseThrow(() -> refuse("the file has no layer for " + target.name() + lists(all)));
      left.remove(next);
      found.add(next);
    }
    if (!left.isEmpty()) {
      throw refuse("the model has no use for layer '" + left.get(0).group() + "'" + lists(all));
    }
    return found;
  }

  private String lists(List<KerasLayer> layers) {
    return "; the file has "
        + layers.stream().map(KerasLayer::toString).collect(Collectors.joining(", "))
        + "; the model expects "
        + targets.stream()
            .map(t -> t.name() + " (" + KerasCheck.kind(t.spec()) + ")")
            .collect(Collectors.joining(", "));
  }

  private IllegalArgumentException refuse(String problem) {
    return new IllegalArgumentException(who + ": " + problem);
  }
}
