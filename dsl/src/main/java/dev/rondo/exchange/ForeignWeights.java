package dev.rondo.exchange;

import dev.rondo.checkpoint.CheckpointException;
import dev.rondo.engine.NetworkShape;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Weights that another library has saved. */
public final class ForeignWeights {

  private ForeignWeights() {}

  /**
   * The parameters of a network of this shape, {@code [P]}, in double if the file's are, else in
   * float.
   *
   * @param path a state dict of PyTorch in safetensors, or a {@code .keras} or {@code .h5} file of
   *     Keras
   * @param shape the network that is to have them
   * @param names the file's name for each layer that the user has named: {@code "0"} for a layer's
   *     number, {@code "head"} for the head
   * @param softmax whether the head's answers go through a softmax after it
   * @throws IllegalArgumentException if the weights do not fit the network, or fit in several ways
   * @throws CheckpointException if the file is not what its name says
   */
  public static INDArray read(
      Path path, NetworkShape shape, Map<String, String> names, boolean softmax) {
    String who = "importWeights(\"" + path + "\"" + written(names) + ")";
    String name = path.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".pt") || name.endsWith(".pth") || name.endsWith(".bin")) {
      throw new IllegalArgumentException(
          who
              + ": a pickle can hold code and is not read; save the state dict in Python with"
              + " safetensors.torch.save_file(network.state_dict(), \"model.safetensors\")");
    }
    try {
      if (name.endsWith(".keras") || name.endsWith(".h5")) {
        if (!names.isEmpty()) {
          throw new IllegalArgumentException(
              who + ": a Keras file tells the order of its layers itself; leave the map out");
        }
        return KerasImport.read(who, path, shape, softmax);
      }
      return TorchImport.read(who, path, shape, names);
    } catch (CheckpointException e) {
      throw e.in(path);
    }
  }

  private static String written(Map<String, String> names) {
    return names.isEmpty()
        ? ""
        : new TreeMap<>(names)
            .entrySet().stream()
                .map(e -> "\"" + e.getKey() + "\", \"" + e.getValue() + "\"")
                .collect(Collectors.joining(", ", ", Map.of(", ")"));
  }
}
