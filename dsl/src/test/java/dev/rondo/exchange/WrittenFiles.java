package dev.rondo.exchange;

import static dev.rondo.architecture.Architectures.bidirectional;
import static dev.rondo.architecture.Architectures.elman;
import static dev.rondo.architecture.Architectures.embed;
import static dev.rondo.architecture.Architectures.gru;
import static dev.rondo.architecture.Architectures.lstm;

import dev.rondo.architecture.Activation;
import dev.rondo.architecture.Architecture;
import dev.rondo.engine.NetworkShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What Rondo writes for PyTorch and Keras to run: sources and archives that are committed, so that
 * {@code make_exchange.py} can let them answer. {@code main} writes them anew into the folder that
 * it is given.
 */
public final class WrittenFiles {

  private WrittenFiles() {}

  /** Each network whose PyTorch source is committed, by the source's name. */
  static Map<String, NetworkShape> shapes() {
    Map<String, NetworkShape> shapes = new LinkedHashMap<>();
    put(shapes, "network_relu", elman(4).activation(Activation.RELU).last(), 0);
    put(
        shapes,
        "network_last",
        bidirectional(lstm(4)).dropout(0.2).dense(5, Activation.TANH).last(),
        0);
    put(shapes, "network_side", bidirectional(gru(4)).last().dense(3, Activation.SIGMOID), 2);
    put(shapes, "network_mean", lstm(4).gru(3).mean(), 0);
    put(
        shapes,
        "network_max",
        bidirectional(elman(3)).lstm(4).max().dropout(0.5).dense(2, Activation.RELU),
        0);
    put(shapes, "network_attend", bidirectional(gru(3)).attend(), 2);
    put(shapes, "network_steps", lstm(4).variationalDropout(0.2).dropConnect(0.1).gru(5), 0);
    tokens(shapes, "network_tied", embed(4).tied().dropout(0.1).lstm(4));
    tokens(shapes, "network_tokens", embed(5).bidirectional(gru(4)).last());
    return shapes;
  }

  private static void tokens(
      Map<String, NetworkShape> shapes, String name, Architecture architecture) {
    shapes.put(name, new NetworkShape(architecture, 4, 0, 3));
  }

  private static void put(
      Map<String, NetworkShape> shapes, String name, Architecture architecture, int side) {
    shapes.put(name, new NetworkShape(architecture, 2, side, 3));
  }

  /** The networks of Keras whose weights go back to it, by the name of the archive they make. */
  static List<String> archives() {
    return List.of(
        "mixed",
        "side",
        "gru_2_both_mean",
        "before_1_both_max",
        "elman_1_forward_last",
        "tokens_last",
        "tokens_mean");
  }

  /** Writes an archive with the weights that Keras gave us. */
  static void export(String name, Path path) {
    NetworkShape shape = KerasNetworks.shapes().get("keras_" + name);
    boolean softmax = name.equals("mixed");
    Path theirs = Answers.path("keras_" + name + ".keras");
    INDArray parameters = ForeignWeights.read(theirs, shape, Map.of(), softmax);
    KerasExport.write(path, shape, parameters, softmax);
  }

  /**
   * Writes the files.
   *
   * @param args the folder
   */
  public static void main(String[] args) throws IOException {
    for (Map.Entry<String, NetworkShape> each : shapes().entrySet()) {
      Path file = Path.of(args[0], each.getKey() + ".py");
      Files.writeString(file, TorchModule.of(each.getValue()).source());
    }
    for (String name : archives()) {
      export(name, Path.of(args[0], "export_" + name + ".keras"));
    }
  }
}
