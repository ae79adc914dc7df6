package dev.rondo.conformance;

import static dev.rondo.Rondo.adam;
import static dev.rondo.Rondo.adamW;
import static dev.rondo.Rondo.epochs;
import static dev.rondo.Rondo.gru;
import static dev.rondo.Rondo.lstm;
import static dev.rondo.Rondo.rmsProp;
import static dev.rondo.Rondo.sgd;

import dev.rondo.architecture.Architecture;
import dev.rondo.checkpoint.Fields;
import dev.rondo.checkpoint.TensorFile;
import dev.rondo.data.Batch;
import dev.rondo.data.Examples;
import dev.rondo.engine.Nd4jEngine;
import dev.rondo.engine.Network;
import dev.rondo.engine.NetworkShape;
import dev.rondo.layer.ParameterLayout;
import dev.rondo.train.History;
import dev.rondo.train.Loss;
import dev.rondo.train.Losses;
import dev.rondo.train.Optimizer;
import dev.rondo.train.Run;
import dev.rondo.train.Task;
import dev.rondo.train.TrainingPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * A whole training that {@code src/test/python/make_training.py} has written, and the same by
 * Rondo's own loop: its shuffle, its batches, its clipping, its optimizer.
 *
 * @param file the file
 * @param network the network as Rondo prints it
 * @param clip the largest norm of a gradient
 * @param optimizer the optimizer as Rondo prints it
 */
record RunCase(TensorFile file, String network, double clip, String optimizer) {

  private static final Path FILE =
      Path.of("src/test/resources/dev/rondo/conformance/training.safetensors");

  private static final Map<String, Architecture> NETWORKS =
      Stream.<Architecture>of(lstm(5).last(), gru(5).last())
          .collect(Collectors.toMap(Object::toString, Function.identity()));

  private static final Map<String, Optimizer> OPTIMIZERS =
      Stream.of(
              sgd(0.3),
              sgd(0.05).momentum(0.9),
              rmsProp(0.01),
              adam(0.03),
              adamW(0.03).weightDecay(0.1))
          .collect(Collectors.toMap(Object::toString, Function.identity()));

  /** What happened in a training of Rondo's: the loss of every step, and its epochs. */
  record Trained(List<Double> losses, History history) {}

  static List<RunCase> all() {
    TensorFile file = TensorFile.read(FILE);
    Fields plan = file.fields("plan");
    return plan.list("networks").stream()
        .flatMap(
            network ->
                plan.texts("optimizers").stream()
                    .map(o -> new RunCase(file, network.text("name"), network.number("clip"), o)))
        .toList();
  }

  /** Who computed it, with the version. */
  String source() {
    return file.text("source");
  }

  /** PyTorch's loss at every step. */
  double[] losses() {
    return file.tensor(network + "/" + optimizer + "/losses").doubles();
  }

  /** PyTorch's norm of the gradient at every step, before it is clipped. */
  double[] norms() {
    return file.tensor(network + "/" + optimizer + "/norms").doubles();
  }

  /** Trains by Rondo from the same start. */
  Trained train() {
    Fields said = file.fields("plan");
    TrainingPlan plan =
        epochs(said.integer("epochs"))
            .batch(said.integer("batch"))
            .seed(said.longInteger("seed"))
            .optimizer(OPTIMIZERS.get(optimizer))
            .clip(clip)
            .inDouble()
            .quiet();
    List<Double> losses = new ArrayList<>();
    Task task =
        new Task("test", toString(), examples(), Optional.empty(), told(losses), Optional.empty());
    Run run = Run.fineTuning(started(), task, plan).resume();
    return new Trained(losses, run.history());
  }

  private Network started() {
    int inputs = (int) x().size(2);
    int outputs = (int) target().size(1);
    Network started =
        new Nd4jEngine()
            .open(new NetworkShape(NETWORKS.get(network), inputs, 0, outputs), DataType.DOUBLE);
    for (ParameterLayout.Slot slot : started.layout().slots()) {
      INDArray start = file.tensor(network + "/" + slot.name()).array();
      started
          .parameters()
          .get(NDArrayIndex.interval(slot.offset(), slot.offset() + start.length()))
          .assign(start.reshape(start.length()));
    }
    return started;
  }

  private INDArray x() {
    return file.tensor("x").array();
  }

  private INDArray target() {
    return file.tensor("target").array();
  }

  private Examples examples() {
    INDArray x = x();
    INDArray target = target();
    return new Examples() {
      @Override
      public int size() {
        return (int) x.size(0);
      }

      @Override
      public Batch batch(int[] rows, DataType precision) {
        return Batch.of(picked(x, rows), picked(target, rows));
      }
    };
  }

  private static INDArray picked(INDArray all, int[] rows) {
    return Nd4j.stack(0, Arrays.stream(rows).mapToObj(all::slice).toArray(INDArray[]::new));
  }

  /** The mean squared error, which tells what it finds. */
  private static Loss told(List<Double> losses) {
    return (predicted, target, weight) -> {
      var value = Losses.mse().of(predicted, target, weight);
      losses.add(value.mean());
      return value;
    };
  }

  @Override
  public String toString() {
    return network + ", " + optimizer + ", clip(" + clip + ")";
  }
}
