package dev.rondo.exchange;

import dev.rondo.checkpoint.Tensor;
import dev.rondo.checkpoint.TensorFile;
import dev.rondo.data.Batch;
import dev.rondo.engine.Nd4jEngine;
import dev.rondo.engine.Network;
import dev.rondo.engine.NetworkShape;
import dev.rondo.layer.Pass;
import java.io.File;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** What PyTorch and Keras answered, and what a network of ours answers to the same. */
final class Answers {

  private final TensorFile file;
  private final boolean softmax;

  private Answers(TensorFile file, boolean softmax) {
    this.file = file;
    this.softmax = softmax;
  }

  /** The same where their networks end with a softmax. */
  Answers softmax(boolean ends) {
    return new Answers(file, ends);
  }

  /** Those of {@code torch.safetensors} or {@code keras.safetensors}. */
  static Answers of(String library) {
    return new Answers(TensorFile.read(path(library + ".safetensors")), false);
  }

  /** A committed file, written by {@code src/test/python/make_exchange.py}. */
  static Path path(String name) {
    URL found = Objects.requireNonNull(Answers.class.getResource(name), name);
    try {
      return new File(found.toURI()).toPath();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The largest |a - b| / max(1, |b|) between our answer and theirs; padded steps do not count. */
  double error(String name, NetworkShape shape, INDArray parameters, boolean ragged) {
    Tensor theirs = file.tensor(name);
    Optional<int[]> lengths =
        ragged
            ? Optional.of(
                Arrays.stream(file.tensor("lengths").longs()).mapToInt(Math::toIntExact).toArray())
            : Optional.empty();
    INDArray ours = answer(shape, parameters, lengths);
    if (!Arrays.equals(ours.shape(), theirs.shape())) {
      return Double.POSITIVE_INFINITY;
    }
    double[] a = ours.dup('c').reshape(ours.length()).toDoubleVector();
    double[] b = theirs.doubles();
    int width = (int) ours.size(ours.rank() - 1);
    int steps = ours.rank() == 3 ? (int) ours.size(1) : 1;
    double largest = 0;
    for (int i = 0; i < a.length; i++) {
      int step = i / width % steps;
      int sequence = i / width / steps;
      boolean real = ours.rank() == 2 || lengths.isEmpty() || step < lengths.get()[sequence];
      if (real) {
        largest = Math.max(largest, Math.abs(a[i] - b[i]) / Math.max(1, Math.abs(b[i])));
      }
    }
    return largest;
  }

  /** {@code [N,T] -> [N,T,1]} */
  private INDArray tokens() {
    Tensor tokens = file.tensor("tokens");
    double[] numbers = Arrays.stream(tokens.longs()).asDoubleStream().toArray();
    return Nd4j.createFromArray(numbers).reshape('c', tokens.shape()[0], tokens.shape()[1], 1);
  }

  private INDArray answer(NetworkShape shape, INDArray parameters, Optional<int[]> lengths) {
    Network network = new Nd4jEngine().open(shape, parameters.dataType());
    network.parameters().assign(parameters);
    INDArray x = shape.embeds() ? tokens() : file.tensor("x").array();
    Optional<INDArray> side =
        shape.side() == 0 ? Optional.empty() : Optional.of(file.tensor("side").array());
    INDArray answer =
        network.forward(
            new Batch(x, lengths, side, x, Optional.empty()), Pass.INFERENCE, Optional.empty());
    return softmax ? Transforms.softmax(answer, true) : answer.dup();
  }
}
