package dev.rondo.conformance;

import dev.rondo.checkpoint.Fields;
import dev.rondo.checkpoint.TensorFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One of ONNX's own cases, as {@code src/test/python/make_onnx_cases.py} has collected them.
 *
 * @param name its name in ONNX
 * @param file the file of all of them
 */
record OnnxCase(String name, TensorFile file) {

  private static final Path FILE =
      Path.of("src/test/resources/dev/rondo/conformance/onnx.safetensors");

  static List<OnnxCase> all() {
    TensorFile file = TensorFile.read(FILE);
    return file.metadata().keySet().stream()
        .filter(key -> key.startsWith("test_"))
        .sorted()
        .map(name -> new OnnxCase(name, file))
        .toList();
  }

  static List<OnnxCase> of(String... operators) {
    return all().stream().filter(c -> Arrays.asList(operators).contains(c.operator())).toList();
  }

  /** Whose case it is, with the version. */
  String source() {
    return file.text("source");
  }

  String operator() {
    return fields().text("operator");
  }

  Fields attributes() {
    return fields().fields("attributes");
  }

  /** The names of the inputs in order, empty where one is left out. */
  List<String> inputs() {
    return fields().texts("inputs");
  }

  /** The inputs that are whole numbers, and the learning rate. */
  Fields numbers() {
    return fields().fields("numbers");
  }

  /** The tensor of this name, an input or an output; empty where the case has none. */
  Optional<INDArray> tensor(String what) {
    String key = name + "/" + what;
    return file.tensors().containsKey(key)
        ? Optional.of(file.tensor(key).array())
        : Optional.empty();
  }

  INDArray require(String what) {
    return tensor(what).orElseThrow(() -> new IllegalStateException(name + ": has no " + what));
  }

  /** What should come out, by its name. */
  Map<String, INDArray> expected() {
    Map<String, INDArray> all = new LinkedHashMap<>();
    for (String output : fields().texts("outputs")) {
      if (!output.isEmpty()) {
        all.put(output, require(output));
      }
    }
    return all;
  }

  /** The largest error of what came out, each over max(1, |expected|). */
  double error(Map<String, INDArray> ours) {
    Map<String, INDArray> expected = expected();
    if (!ours.keySet().equals(expected.keySet())) {
      throw new IllegalStateException(
          name + ": expects " + expected.keySet() + ", got " + ours.keySet());
    }
    double largest = 0;
    for (var entry : expected.entrySet()) {
      String key = entry.getKey();
      largest =
          Math.max(largest, Vectors.error(name + ": " + key, ours.get(key), entry.getValue()));
    }
    return largest;
  }

  private Fields fields() {
    return file.fields(name);
  }

  @Override
  public String toString() {
    return name;
  }
}
