package dev.rondo.train;

import static dev.rondo.architecture.Architectures.elman;
import static dev.rondo.architecture.Architectures.gru;
import static dev.rondo.architecture.Architectures.lstm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.rondo.architecture.Architecture;
import dev.rondo.checkpoint.TensorFile;
import dev.rondo.engine.Bits;
import dev.rondo.engine.Network;
import dev.rondo.output.TrainingListener;
import dev.rondo.output.TrainingState;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;

/** A run that goes through a file after some batches ends with the bits of one that never did. */
class RunFileTest {

  private static final int EPOCHS = 4;
  private static final TrainingPlan PLAN = TrainingPlan.of(EPOCHS).batch(4).quiet();
  private static final Sequences LEARNED = Sequences.means(14, 4, 1);
  private static final Sequences WATCHED = Sequences.means(6, 4, 2);

  @TempDir Path folder;

  /** A training, and after how many of its batches it is saved. */
  private record Case(String name, Architecture architecture, TrainingPlan plan, int... batches) {

    boolean inDouble() {
      return plan.precision() == DataType.DOUBLE;
    }

    Network network() {
      return inDouble() ? Sequences.networkInDouble(architecture) : Sequences.network(architecture);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> trainings() {
    Architecture dropped =
        lstm(3).variationalDropout(0.2).dropout(0.3).gru(2).dropConnect(0.1).last();
    Metric bias = new Metric("bias", (p, y) -> p.sub(y).meanNumber().doubleValue());
    return Stream.of(
        new Case("sgd", elman(3).last(), PLAN.optimizer(new Sgd(0.1, 0, false, 0)), 0, 1, 7),
        new Case(
            "momentum, in double",
            gru(3).last(),
            PLAN.optimizer(new Sgd(0.1, 0.9, true, 0.01)).inDouble().clipValue(0.1),
            3,
            4),
        new Case("adagrad", gru(3).last(), PLAN.optimizer(Adagrad.of(0.1).rateDecay(0.1)), 6),
        new Case(
            "rmsProp",
            gru(3).mean(),
            PLAN.optimizer(RmsProp.of(0.05)).schedule(new Schedule.OneCycle()).noClip(),
            6),
        new Case("adam, dropout", dropped, PLAN.optimizer(Adam.of(0.05)).metric(bias), 1, 9, 15),
        new Case(
            "adamW, patience",
            lstm(3).peepholes().layerNorm().attend(),
            PLAN.optimizer(AdamW.of(0.3))
                .patience(2)
                .schedule(new Schedule.ReduceOnPlateau(1, 0.5)),
            4,
            10,
            13),
        new Case(
            "truncation, frozen",
            lstm(3).gru(2).last(),
            PLAN.truncate(2).freeze(0).schedule(new Schedule.Cosine()),
            5,
            8));
  }

  @ParameterizedTest
  @MethodSource("trainings")
  void it_goes_on_with_the_same_bits(Case training) {
    Task task = LEARNED.task(WATCHED);
    Network straight = training.network();
    straight.initialize(training.plan().seed());
    Trainer never = new Trainer(straight, task, training.plan());
    TrainingState end = never.run(EPOCHS, new StopSignal(), TrainingListener.quiet());
    TensorFile whole = file(never, training.plan(), end, task);
    for (int batches : training.batches()) {
      Network stopped = training.network();
      stopped.initialize(training.plan().seed());
      Trainer trainer = new Trainer(stopped, task, training.plan());
      TrainingState state = ReproducibilityTest.runBatches(trainer, batches);
      Path path = folder.resolve(batches + ".safetensors");
      file(trainer, training.plan(), state, task).write(path);

      OwnFunctions own =
          training.plan().metrics().stream()
              .reduce(OwnFunctions.NONE, OwnFunctions::with, (a, b) -> a);
      SavedRun saved = SavedRun.read(TensorFile.readSealed(path), own, "unused");
      assertThat(saved.plan()).isEqualTo(training.plan());
      Network fresh = training.network();
      Run run = saved.restore(fresh, task);
      assertThat(Bits.of(fresh.parameters())).isEqualTo(Bits.of(stopped.parameters()));
      assertThat(run.state()).isEqualTo(state);
      run.resume();
      run.save(path.toString());
      TensorFile after = TensorFile.readSealed(path);

      assertThat(run.state()).isEqualTo(end);
      assertThat(Bits.of(fresh.parameters())).isEqualTo(Bits.of(straight.parameters()));
      assertThat(after.tensors()).isEqualTo(whole.tensors());
      assertThat(timeless(after)).isEqualTo(timeless(whole));
    }
  }

  @Test
  void the_cases_hold_every_optimizer() {
    assertThat(trainings().<Object>map(c -> c.plan().optimizer().getClass()))
        .contains((Object[]) Optimizer.class.getPermittedSubclasses());
  }

  @Test
  void the_best_epoch_before_the_stop_is_the_models_and_the_last_one_goes_on() {
    TrainingPlan plan = PLAN.optimizer(Adam.of(1)).epochs(6);
    Network network = Sequences.network(gru(3).last());
    Run run = Run.prepare(network, LEARNED.task(WATCHED), plan).resume();
    int best = run.history().bestEpoch().orElseThrow();
    assertThat(best).isLessThan(6);
    Path path = folder.resolve("best.safetensors");
    run.save(path.toString());
    TensorFile file = TensorFile.readSealed(path);
    assertThat(file.tensor("head.weight")).isNotEqualTo(file.tensor("optimizer.last.head.weight"));
    assertThat(file.tensor("head.bias").doubles()[0])
        .isEqualTo(network.parameters().getDouble(network.parameters().length() - 1));
    assertThat(Bits.of(run.weights())).isEqualTo(Bits.of(network.parameters()));
  }

  @Test
  void other_examples_are_refused() {
    Path path = folder.resolve("run.safetensors");
    Run.prepare(Sequences.network(gru(2).last()), LEARNED.task(), PLAN.epochs(1))
        .resume()
        .save(path.toString());
    SavedRun saved = SavedRun.read(TensorFile.readSealed(path), OwnFunctions.NONE, "");
    for (Task other :
        List.of(
            LEARNED.target(3, 0.5).task(),
            LEARNED.task(WATCHED),
            Sequences.means(14, 5, 1).task(),
            LEARNED.only(1, 0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13).task())) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> saved.restore(Sequences.network(gru(2).last()), other))
          .withMessage(
              "run(data): these are not the data that the run was trained on, or they are declared"
                  + " otherwise; give the same, or train the loaded model on from its weights:"
                  + " load(path).forecaster(data).fineTune(plan)");
    }
  }

  @Test
  void losses_and_metrics_of_ones_own_are_asked_for_by_name() {
    Loss cubed =
        Losses.elementwise("cubed", (p, y) -> Math.pow(p - y, 4), (p, y) -> 4 * Math.pow(p - y, 3));
    Metric bias = new Metric("bias", (p, y) -> 0);
    Path path = folder.resolve("own.safetensors");
    Run.prepare(
            Sequences.network(gru(2).last()),
            LEARNED.task(),
            PLAN.epochs(1).loss(cubed).metric(bias))
        .resume()
        .save(path.toString());
    TensorFile file = TensorFile.readSealed(path);
    assertThatIllegalStateException()
        .isThrownBy(() -> SavedRun.read(file, OwnFunctions.NONE, ""))
        .withMessage(
            "the run was trained with a loss of your own, 'cubed', and a file holds no functions;"
                + " give it again: load(path).with(loss)");
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                SavedRun.read(
                    file, OwnFunctions.NONE.with(cubed).with(new Metric("off", (p, y) -> 0)), ""))
        .withMessage(
            "the run was trained with a metric of your own, 'bias', and a file holds no functions;"
                + " give it again: load(path).with(metric), named 'bias'; given are [off]");
    assertThat(SavedRun.read(file, OwnFunctions.NONE.with(cubed).with(bias), "").plan())
        .hasToString("epochs(1).batch(4).loss(cubed).metric(bias).quiet()");
  }

  @Test
  void a_loss_without_a_name_is_refused_before_it_is_lost() {
    Loss nameless = (p, y, w) -> Losses.mse().of(p, y, w);
    Run run =
        Run.prepare(Sequences.network(gru(2).last()), LEARNED.task(), PLAN.epochs(1).loss(nameless))
            .resume();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run.save(folder.resolve("x.safetensors").toString()))
        .withMessage(
            "save: the loss prints as "
                + nameless
                + ", which differs in every process; give it a toString() that names it");
  }

  static TensorFile file(Trainer trainer, TrainingPlan plan, TrainingState state, Task task) {
    TensorFile[] found = new TensorFile[1];
    trainer.between(
        (network, at) ->
            found[0] =
                RunFile.of(
                    Map.of(),
                    plan,
                    network,
                    at,
                    state,
                    plan.epochs(),
                    DataFingerprint.of(task, plan.precision())));
    return found[0];
  }

  /** All that a file says of its run but how long it took and the model's own words. */
  private static Object timeless(TensorFile file) {
    String position = file.text(RunFile.POSITION).replaceAll("\"(epoch|total)Nanos\":\\d+", "");
    String history = file.text(RunFile.HISTORY).replaceAll("\"nanos\":\\[[^\\]]*]", "");
    return List.of(position, history, file.text(RunFile.PLAN), file.text(RunFile.RUN));
  }
}
