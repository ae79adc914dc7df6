package dev.rondo.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * One case of a file that {@code src/test/python/make_vectors.py} has written.
 *
 * @param name what is computed
 * @param arrays every array by its key
 */
record Vectors(String name, Map<String, INDArray> arrays) {

  private static final double TOLERANCE = 1e-12;

  /** Every case of a file. */
  static List<Vectors> read(String file) {
    List<Vectors> cases = new ArrayList<>();
    try (var in = Vectors.class.getResourceAsStream(file);
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("case ")) {
          cases.add(new Vectors(line.substring("case ".length()), new LinkedHashMap<>()));
        } else if (!line.startsWith("#")) {
          String[] words = line.split(" ");
          cases.get(cases.size() - 1).arrays.put(words[0], array(words));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return cases;
  }

  private static INDArray array(String[] words) {
    long[] shape = Arrays.stream(words[1].split("x")).mapToLong(Long::parseLong).toArray();
    double[] numbers = Arrays.stream(words).skip(2).mapToDouble(Double::parseDouble).toArray();
    return Nd4j.createFromArray(numbers).reshape('c', shape);
  }

  boolean has(String key) {
    return arrays.containsKey(key);
  }

  INDArray get(String key) {
    assertThat(arrays).containsKey(key);
    return arrays.get(key).dup();
  }

  double[] numbers(String key) {
    return numbers(get(key));
  }

  private static double[] numbers(INDArray array) {
    return array.dup('c').data().asDouble();
  }

  /** That {@code ours} holds the numbers under {@code key}, within 1e-12. */
  void holds(String key, INDArray ours) {
    assertThat(error(key, ours)).as("%s: %s", name, key).isLessThanOrEqualTo(TOLERANCE);
  }

  /** The largest difference of {@code ours} from the numbers b under a key, over max(1, |b|). */
  double error(String key, INDArray ours) {
    return error(name + ": " + key, ours, get(key));
  }

  /** The largest difference of two arrays of one shape, each over max(1, |expected|). */
  static double error(String name, INDArray ours, INDArray expected) {
    assertThat(ours.shape()).as(name).isEqualTo(expected.shape());
    double[] a = numbers(ours);
    double[] b = numbers(expected);
    double largest = 0;
    for (int i = 0; i < a.length; i++) {
      double error = Math.abs(a[i] - b[i]) / Math.max(1, Math.abs(b[i]));
      largest = Double.isNaN(error) ? Double.NaN : Math.max(largest, error);
    }
    return largest;
  }

  @Override
  public String toString() {
    return name + (has("lengths") ? ", ragged" : "") + (has("weight") ? ", weighted" : "");
  }
}
