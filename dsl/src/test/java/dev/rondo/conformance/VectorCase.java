package dev.rondo.conformance;

import dev.rondo.cell.CellState;
import dev.rondo.checkpoint.TensorFile;
import dev.rondo.layer.Pass;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * One case of a file that {@code src/test/python/make_vectors.py} has written: what went into a
 * network, and what came out of it elsewhere. {@code cell_cases.py} tells how the file is laid out.
 *
 * @param set the file's name, without its ending
 * @param number the case's number in it, three digits
 * @param file the file
 */
record VectorCase(String set, String number, TensorFile file) {

  private static final Path FOLDER = Path.of("src/test/resources/dev/rondo/conformance");

  /** Every case of a file. */
  static List<VectorCase> read(String set) {
    TensorFile file = TensorFile.read(FOLDER.resolve(set + ".safetensors"));
    return file.metadata().keySet().stream()
        .filter(key -> key.endsWith(".architecture"))
        .map(key -> new VectorCase(set, key.substring(0, key.indexOf('.')), file))
        .sorted((a, b) -> a.number.compareTo(b.number))
        .toList();
  }

  /** Who computed it, with the version. */
  String source() {
    return file.text("source");
  }

  /** The architecture as Rondo prints it. */
  String architecture() {
    return file.text(number + ".architecture");
  }

  /** The word of its cells, such as {@code lstm}. */
  String word() {
    return parameterNames().get(embeds() ? 1 : 0).split("\\.")[1];
  }

  /** The words of its loss. */
  String loss() {
    return file.text(number + ".loss");
  }

  boolean bidirectional() {
    return architecture().contains("bidirectional(");
  }

  /** Whether its input is the numbers of tokens. */
  boolean embeds() {
    return architecture().startsWith("embed(");
  }

  /** Whether it has an option, such as {@code layerNorm}. */
  boolean has(String option) {
    return architecture().contains("." + option + "(");
  }

  /** Whether the network started from states that are given, rather than from zeros. */
  boolean started() {
    return file.text(number + ".start").equals("given");
  }

  boolean ragged() {
    return file.metadata().containsKey(number + ".lengths");
  }

  /** What its answer is judged by. */
  INDArray target() {
    return get(number + "/target");
  }

  /** What goes into the network. */
  Setup setup() {
    Map<String, INDArray> parameters = new LinkedHashMap<>();
    for (String name : parameterNames()) {
      parameters.put(name, input(name));
    }
    return new Setup(
        Architectures.named(architecture()),
        parameters,
        input("x"),
        lengths(),
        started() ? Optional.of(starts()) : Optional.empty(),
        pass(),
        Judges.named(loss()),
        target());
  }

  /** What should come out, by the names of {@link Setup#answer}. */
  Map<String, INDArray> expected() {
    Map<String, INDArray> all = new LinkedHashMap<>();
    String prefix = number + "/";
    for (String name : file.tensors().keySet()) {
      String key = name.startsWith(prefix) ? name.substring(prefix.length()) : "target";
      if (!key.equals("target") && !key.equals("gradient")) {
        all.put(key, get(name));
      }
    }
    INDArray flat = get(prefix + "gradient");
    long from = 0;
    for (String name : parameterNames()) {
      long[] shape = input(name).shape();
      long to = from + shape[0] * shape[1];
      all.put(
          "gradient." + name, flat.get(NDArrayIndex.interval(from, to)).dup().reshape('c', shape));
      from = to;
    }
    return all;
  }

  /** The largest error of an answer to this case, each over max(1, |expected|). */
  double error(Map<String, INDArray> answer) {
    return largest(expected(), answer);
  }

  /** The same of output, end states and loss alone. */
  double errorOfAnswers(Map<String, INDArray> answer) {
    Map<String, INDArray> expected = expected();
    expected.keySet().removeIf(VectorCase::isGradient);
    return largest(expected, answer);
  }

  /** The largest error of a gradient, each over the largest number of its array. */
  double errorOfGradients(Map<String, INDArray> answer) {
    Map<String, INDArray> expected = expected();
    expected.keySet().removeIf(key -> !isGradient(key));
    Map<String, INDArray> scaled = new LinkedHashMap<>();
    for (String key : List.copyOf(expected.keySet())) {
      double largest = expected.get(key).amaxNumber().doubleValue();
      double scale = largest == 0 ? 1 : largest;
      scaled.put(key, ours(key, answer).div(scale));
      expected.put(key, expected.get(key).div(scale));
    }
    return largest(expected, scaled);
  }

  private static boolean isGradient(String key) {
    return key.startsWith("gradient.");
  }

  private double largest(Map<String, INDArray> expected, Map<String, INDArray> answer) {
    double largest = 0;
    for (var entry : expected.entrySet()) {
      String key = entry.getKey();
      INDArray ours = ours(key, answer);
      largest = Math.max(largest, Vectors.error(this + ": " + key, ours, entry.getValue()));
    }
    return largest;
  }

  private INDArray ours(String key, Map<String, INDArray> answer) {
    INDArray ours = answer.get(key);
    if (ours == null) {
      throw new IllegalStateException(this + ": there is no " + key + " in the answer");
    }
    return ours;
  }

  private List<String> parameterNames() {
    return Arrays.asList(file.text(network() + ".parameters").split(" "));
  }

  private String network() {
    return file.text(number + ".network");
  }

  private INDArray input(String name) {
    return get(network() + "/" + name);
  }

  private INDArray get(String name) {
    return file.tensor(name).array();
  }

  private Optional<int[]> lengths() {
    return ragged()
        ? Optional.of(
            Arrays.stream(file.text(number + ".lengths").split(" "))
                .mapToInt(Integer::parseInt)
                .toArray())
        : Optional.empty();
  }

  /** The pass whose masks are the case's; one without masks only asks for an answer. */
  private Pass pass() {
    String words = file.metadata().get(network() + ".pass");
    if (words == null) {
      return Pass.INFERENCE;
    }
    int[] numbers = Arrays.stream(words.split(" ")).mapToInt(Integer::parseInt).toArray();
    return Pass.training(numbers[0], numbers[1], numbers[2], 0);
  }

  private List<CellState> starts() {
    List<CellState> states = new ArrayList<>();
    for (int i = 0; has(i, "h"); i++) {
      Optional<INDArray> memory =
          has(i, "c") ? Optional.of(input("start." + i + ".c")) : Optional.empty();
      states.add(new CellState(input("start." + i + ".h"), memory));
    }
    return states;
  }

  private boolean has(int layer, String letter) {
    return file.tensors().containsKey(network() + "/start." + layer + "." + letter);
  }

  @Override
  public String toString() {
    return architecture()
        + (ragged() ? ", ragged" : "")
        + (started() ? ", given states" : "")
        + ", "
        + loss();
  }
}
