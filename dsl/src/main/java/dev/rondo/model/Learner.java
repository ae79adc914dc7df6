package dev.rondo.model;

import dev.rondo.checkpoint.Precision;
import dev.rondo.checkpoint.TensorFile;
import dev.rondo.data.Batch;
import dev.rondo.engine.Engine;
import dev.rondo.engine.Engines;
import dev.rondo.engine.Nd4jEngine;
import dev.rondo.engine.Network;
import dev.rondo.engine.NetworkShape;
import dev.rondo.engine.NetworkState;
import dev.rondo.engine.TokenStepper;
import dev.rondo.exchange.StateDict;
import dev.rondo.layer.Pass;
import dev.rondo.train.Run;
import dev.rondo.train.SavedRun;
import dev.rondo.train.Task;
import dev.rondo.train.Trained;
import dev.rondo.train.TrainingPlan;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A model's network: made anew by each training, asked for answers after it. */
final class Learner {

  private static final String REFERENCE = new Nd4jEngine().name();

  private final NetworkShape shape;
  private final int parameters;
  private Optional<Network> network = Optional.empty();
  private Optional<Run> run = Optional.empty();
  private Trained trained = Trained.ELSEWHERE;

  Learner(NetworkShape shape) {
    this.shape = shape;
    this.parameters = usualEngine().parameters(shape);
  }

  /** How many numbers the network learns. */
  int parameters() {
    return parameters;
  }

  /** The name of the engine that runs the network; before any, of the one that float gets. */
  String engine() {
    return network.map(Network::engine).orElseGet(() -> usualEngine().name());
  }

  /** Whether the reference engine runs the network. */
  boolean onReference() {
    return engine().equals(REFERENCE);
  }

  private Engine usualEngine() {
    return Engines.fastest(shape, DataType.FLOAT);
  }

  /** Trains a fresh network; a plan that is refused leaves the old one in place. */
  Run train(Task task, TrainingPlan plan) {
    Network fresh = Engines.open(shape, plan.precision());
    return start(fresh, Run.prepare(fresh, task, plan));
  }

  /** The same, not to be found among the runs of this process. */
  Run trainUnlisted(Task task, TrainingPlan plan) {
    Network fresh = Engines.open(shape, plan.precision());
    return start(fresh, Run.unlisted(fresh, task, plan));
  }

  /** Trains a network that starts with the present weights. */
  Run fineTune(Task task, TrainingPlan plan) {
    INDArray present = trained("fineTune(plan)").parameters();
    Network fresh = Engines.open(shape, plan.precision());
    fresh.parameters().assign(present.castTo(plan.precision()));
    return start(fresh, Run.fineTuning(fresh, task, plan));
  }

  /** Puts a network with these parameters, {@code [P]}, in the place of the present one. */
  void put(INDArray parameters) {
    Network fresh = Engines.open(shape, parameters.dataType());
    fresh.parameters().assign(parameters);
    network = Optional.of(fresh);
    run = Optional.empty();
    trained = Trained.ELSEWHERE;
  }

  /** Takes the weights of a file, whose tensors must be of the network's sizes. */
  void load(TensorFile file) {
    DataType precision = Precision.read(file.fields(ModelFile.MODEL));
    put(StateDict.of(shape).parameters(name -> Precision.tensor(file, name, precision), precision));
    trained = Trained.read(file.fields(Trained.KEY));
  }

  /** Goes where a run of a file stood; nothing is trained yet. */
  Run resume(SavedRun saved, Task task) {
    Network fresh = saved.engine(shape).open(shape, saved.plan().precision());
    Run resumed = saved.restore(fresh, task);
    network = Optional.of(fresh);
    run = Optional.of(resumed);
    return resumed;
  }

  NetworkShape shape() {
    return shape;
  }

  private Run start(Network fresh, Run begun) {
    network = Optional.of(fresh);
    run = Optional.of(begun);
    return begun.resume();
  }

  boolean isTrained() {
    return network.isPresent();
  }

  /** Where the weights come from, in a word or two. */
  String standing() {
    if (network.isEmpty()) {
      return "not trained";
    }
    return run.isEmpty() && trained.equals(Trained.ELSEWHERE) ? "imported" : "trained";
  }

  /** The network's answer; {@code verb} is what the user asked for, should it be too early. */
  INDArray answer(String verb, Batch batch, Optional<NetworkState> start) {
    return trained(verb).forward(batch, Pass.INFERENCE, start);
  }

  /** The network as it is now, one token at a time. */
  TokenStepper stepper(String verb) {
    return new TokenStepper(trained(verb), 1);
  }

  /** The network as it is now, to be asked and not to be changed. */
  Network network(String verb) {
    return trained(verb);
  }

  /** A network of this shape as the seed of the training starts it, before it has learned. */
  Network untrained() {
    Network fresh = Engines.open(shape, precision());
    fresh.initialize(seed());
    return fresh;
  }

  /** The state before any step of one sequence. */
  NetworkState start(String verb) {
    return NetworkState.zero(shape, 1, trained(verb).precision());
  }

  /** The state after the last answer. */
  NetworkState state() {
    return trained("state()").state();
  }

  /** The seed it was trained by, for what is drawn after that. */
  long seed() {
    return trained().seed();
  }

  /** By what training the weights came about. */
  Trained trained() {
    return run.map(Run::trained).orElse(trained);
  }

  /** The weights, between two batches if it is being trained; {@code verb} is what was asked. */
  INDArray weightsToSave(String verb) {
    INDArray present = trained(verb).parameters();
    return run.map(Run::weights).orElse(present);
  }

  DataType precision() {
    return network.map(Network::precision).orElse(DataType.FLOAT);
  }

  /** All parameters in one vector, copied; {@code verb} is what the user asked for. */
  INDArray copyOfParameters(String verb) {
    return trained(verb).parameters().dup();
  }

  /** A copy of the network in double; before any training, as {@code seed} starts it. */
  Network inDouble(long seed) {
    Network copy = Engines.open(shape, DataType.DOUBLE);
    network.ifPresentOrElse(
        n -> copy.parameters().assign(n.parameters()), () -> copy.initialize(seed));
    return copy;
  }

  private Network trained(String verb) {
    return network.orElseThrow(
        () ->
            new IllegalStateException(
                verb + ": the model is not trained; call train(epochs(100)) first"));
  }
}
