package dev.rondo.model;

import dev.rondo.data.Examples;
import dev.rondo.diagnose.GradientCheck;
import dev.rondo.diagnose.GradientReport;
import dev.rondo.engine.NetworkShape;
import dev.rondo.exchange.ForeignWeights;
import dev.rondo.exchange.KerasExport;
import dev.rondo.exchange.TorchModule;
import dev.rondo.output.Renderable;
import dev.rondo.output.Rendering;
import dev.rondo.train.Loss;
import dev.rondo.train.Run;
import dev.rondo.train.Task;
import dev.rondo.train.TrainingPlan;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A network bound to data: what all models can do, whatever their task. One thread at a time may
 * use a model.
 */
public abstract sealed class Model implements Renderable
    permits Forecaster, SequenceModel, LanguageModel, Classifier, Tagger {

  private final Learner learner;

  Model(NetworkShape shape) {
    learner = new Learner(shape);
  }

  /** The network and what trains it. */
  final Learner learner() {
    return learner;
  }

  /** What the network is to learn; refuses a plan whose loss does not fit the data. */
  abstract Task task(TrainingPlan plan);

  /** The task of a part to learn from and one to watch, unless the plan leaves it unwatched. */
  final Task task(
      TrainingPlan plan,
      Examples training,
      Supplier<Examples> watched,
      Loss usual,
      Optional<String> advice) {
    return new Task(
            this,
            learner.shape().architecture().toString(),
            training,
            plan.validation() == 0 ? Optional.empty() : Optional.of(watched.get()),
            usual,
            advice)
        .describedBy(() -> ModelFile.metadata(this, plan.precision()));
  }

  /** Refuses to judge by a test part that has nothing in it. */
  final void requireTest(int size, String what) {
    if (size == 0) {
      throw new IllegalStateException(
          "evaluate(): the test part is empty; keep some " + what + " with .split(80, 10, 10)");
    }
  }

  /** Whether a softmax makes the network's answers what the user sees. */
  private boolean answersWithSoftmax() {
    return ModelKind.of(this).answersWithSoftmax();
  }

  /** What is known of the data without their rows, as a tree that JSON can hold. */
  abstract Map<String, Object> dataTree();

  /** Whether it has data, rather than only what a file knows of them. */
  abstract boolean hasData();

  /** Refuses a verb that needs the data of a model that was loaded without them. */
  final void requireData(String verb) {
    if (!hasData()) {
      ModelKind kind = ModelKind.of(this);
      throw new IllegalStateException(
          verb
              + ": the model was loaded without its data; give them, declared as in training: "
              + "load(path)."
              + kind.call()
              + "(data); "
              + kind.alone()
              + " needs none");
    }
  }

  /**
   * Saves the model in one file: weights, architecture, and all that was fitted on its data, such
   * as scales and labels, but none of the data. {@code load(path)} reads it in another process, and
   * PyTorch reads the weights as they are. The old file stands until the new one is whole.
   *
   * @param path the file, such as {@code flights.safetensors}
   * @throws IllegalStateException if the model has no weights yet
   * @throws IllegalArgumentException if its folder is not there
   * @throws java.io.UncheckedIOException if it cannot be written
   */
  public final void save(String path) {
    INDArray weights = learner.weightsToSave("save(\"" + path + "\")");
    ModelFile.of(this, weights, learner.trained()).write(Path.of(path));
  }

  /**
   * Trains anew from the start that the plan's seed draws. Without a loss in the plan, it is the
   * task's own: each kind of model names it.
   */
  public final Run train(TrainingPlan plan) {
    requireData("train(plan)");
    return learner.train(task(plan), plan);
  }

  /**
   * Trains on from the present weights, whether trained, loaded or imported, instead of drawing new
   * ones. {@code plan.freeze(0)} keeps a layer as it is. The optimizer starts with an empty memory;
   * a run that was only stopped goes on by {@code run.resume()}.
   *
   * @throws IllegalStateException if the model has no weights yet
   */
  public final Run fineTune(TrainingPlan plan) {
    requireData("fineTune(plan)");
    return learner.fineTune(task(plan), plan);
  }

  /**
   * Takes the weights of a network that another library has trained, in place of its own. The file
   * is a state dict of PyTorch, written in Python by {@code
   * safetensors.torch.save_file(network.state_dict(), "model.safetensors")}, or a {@code .keras} or
   * {@code .weights.h5} file of Keras.
   *
   * <p>PyTorch's layers may have any names: recurrent layers and dense ones are matched by their
   * shapes, and {@code nn.LSTM(..., num_layers=2)} fills two layers in a row. What fits in no way
   * or in several is refused. PyTorch's files do not say which activation a {@code nn.RNN} has.
   *
   * @throws IllegalArgumentException if the weights do not fit this model in exactly one way
   * @throws dev.rondo.checkpoint.CheckpointException if the file is not what its name says
   */
  public final void importWeights(String path) {
    importWeights(path, Map.of());
  }

  /**
   * The same for a PyTorch file whose names the user tells apart.
   *
   * @param names the file's name for layers of this model: {@code Map.of("0", "encoder.rnn",
   *     "head", "fc")}; a layer's number counts from 0 as in the architecture
   */
  public final void importWeights(String path, Map<String, String> names) {
    learner.put(ForeignWeights.read(Path.of(path), learner.shape(), names, answersWithSoftmax()));
  }

  /**
   * Writes the network as a {@code .keras} archive that {@code keras.saving.load_model} loads, with
   * nothing beside it. A classifier's answers are probabilities there. Where a cell has two biases
   * and Keras one, it gets their sum.
   *
   * @throws IllegalArgumentException if Keras has no layer for one of this model's, such as {@code
   *     attend()}
   */
  public final void exportKeras(String path) {
    KerasExport.write(
        Path.of(path),
        learner.shape(),
        learner.copyOfParameters("exportKeras(\"" + path + "\")"),
        answersWithSoftmax());
  }

  /**
   * The source of a PyTorch module that computes what this network computes, with the lines that
   * load a saved model into it.
   *
   * @throws IllegalArgumentException if PyTorch has no layer for one of this model's
   */
  public final TorchModule toPyTorch() {
    return TorchModule.of(learner.shape());
  }

  /**
   * Checks the gradients against differences of the loss, as the default plan trains: see {@link
   * #checkGradients(TrainingPlan)}.
   */
  public final GradientReport checkGradients() {
    return checkGradients(TrainingPlan.of(1));
  }

  /**
   * Checks the gradients of a copy in double against differences of the loss: for the parameters as
   * they are now (as the plan's seed starts them before any training), a few training examples, and
   * a small random state at the start. It is done as the plan trains: with its loss, its masks of
   * dropout, held fixed, and its truncation, with the carried state held fixed. Of an array of more
   * than 100 numbers the seed draws 100. A gradient a is right where {@code |a - n| <= 1e-8 + 1e-6
   * max(|a|, |n|)} by the numeric one n; a number at a kink of the loss is not judged. The model
   * stays as it is.
   *
   * @throws IllegalStateException if the loss is not finite
   */
  public final GradientReport checkGradients(TrainingPlan plan) {
    requireData("checkGradients()");
    return GradientCheck.of(learner.inDouble(plan.seed()), task(plan), plan);
  }

  /** How many numbers it learns. */
  public final int parameters() {
    return learner.parameters();
  }

  /** All learned numbers in one vector, copied. */
  public final INDArray weights() {
    return learner.copyOfParameters("weights()");
  }

  /**
   * The SHA-256 of all learned numbers, in hexadecimal: two models of one fingerprint hold the same
   * numbers to the last bit. The same data, declaration, plan and seed give the same fingerprint in
   * a notebook, in JShell and in a program, whatever ran before and on any number of threads.
   *
   * <p>It may be another one with another engine, on a processor of another kind or with vectors of
   * another width: sums are made in another order there.
   */
  public final String fingerprint() {
    return Fingerprint.of(learner.copyOfParameters("fingerprint()"));
  }

  @Override
  public final Rendering rendering() {
    return Rendering.ofText(toString());
  }
}
