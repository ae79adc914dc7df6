package dev.rondo.train;

import static dev.rondo.architecture.Architectures.lstm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.architecture.Architecture;
import dev.rondo.checkpoint.CheckpointException;
import dev.rondo.checkpoint.Tensor;
import dev.rondo.checkpoint.TensorFile;
import dev.rondo.data.Batch;
import dev.rondo.data.Examples;
import dev.rondo.engine.Bits;
import dev.rondo.engine.Network;
import dev.rondo.engine.NetworkState;
import dev.rondo.layer.Pass;
import dev.rondo.output.TrainingState;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Windows of streams are learned from in order, each from the state that the one before left. */
class StreamsTest {

  private static final Streams LEARNED = Streams.of(3, 5, 4);
  private static final Streams WATCHED = Streams.of(2, 3, 4);
  private static final Architecture TWO = lstm(3).gru(2);
  private static final TrainingPlan PLAN =
      TrainingPlan.of(2).optimizer(new Sgd(0.1, 0, false, 0)).noClip().quiet().inDouble();

  @TempDir Path folder;

  @Test
  void training_carries_the_state_from_window_to_window_and_starts_each_epoch_from_zero() {
    Network trained = Sequences.networkInDouble(TWO);
    Run run = Run.prepare(trained, LEARNED.task(Optional.empty()), PLAN).resume();

    Network byHand = Sequences.networkInDouble(TWO);
    byHand.initialize(PLAN.seed());
    double loss = 0;
    for (int epoch = 1; epoch <= 2; epoch++) {
      Optional<NetworkState> state = Optional.empty();
      loss = 0;
      for (int window = 0; window < 5; window++) {
        Batch batch = window(LEARNED, window);
        INDArray p = byHand.forward(batch, Pass.INFERENCE, state);
        state = Optional.of(byHand.state());
        INDArray e = p.sub(batch.target());
        loss += e.mul(e).sumNumber().doubleValue();
        byHand.backward(e.mul(2.0 / e.length()));
        byHand.parameters().subi(byHand.gradients().mul(0.1));
      }
    }
    assertThat(Bits.of(trained.parameters()))
        .containsExactly(Bits.of(byHand.parameters()), within(1e-14));
    assertThat(run.history().epochs().get(1).trainLoss()).isCloseTo(loss / 60, within(1e-14));
  }

  @Test
  void validation_and_metrics_carry_the_state_too() {
    Metric steps = new Metric("steps", (p, y) -> p.size(0));
    Network trained = Sequences.networkInDouble(TWO);
    Task task = LEARNED.task(Optional.of(WATCHED));
    Run run = Run.prepare(trained, task, PLAN.epochs(1).metric(steps)).resume();
    double loss = 0;
    Optional<NetworkState> state = Optional.empty();
    for (int window = 0; window < 3; window++) {
      Batch batch = window(WATCHED, window);
      INDArray e = trained.forward(batch, Pass.INFERENCE, state).sub(batch.target());
      state = Optional.of(trained.state());
      loss += e.mul(e).sumNumber().doubleValue();
    }
    var epoch = run.history().epochs().get(0);
    assertThat(epoch.validationLoss().orElseThrow()).isCloseTo(loss / 24, within(1e-14));
    assertThat(epoch.metrics()).containsEntry("steps", 24.0);
  }

  @Test
  void a_run_saved_within_an_epoch_goes_on_with_the_same_bits() {
    TrainingPlan plan = PLAN.optimizer(Adam.of(0.01));
    Task task = LEARNED.task(Optional.of(WATCHED));
    Network straight = Sequences.networkInDouble(TWO);
    Run.prepare(straight, task, plan).resume();
    for (int batches : new int[] {0, 1, 4, 5, 8}) {
      Path path = saved(task, plan, batches);
      Network fresh = Sequences.networkInDouble(TWO);
      SavedRun.read(TensorFile.readSealed(path), OwnFunctions.NONE, "")
          .restore(fresh, task)
          .resume();
      assertThat(Bits.of(fresh.parameters())).isEqualTo(Bits.of(straight.parameters()));
    }
  }

  @Test
  void the_carried_state_stands_in_the_file_only_within_an_epoch() {
    Task task = LEARNED.task(Optional.empty());
    assertThat(carried(saved(task, PLAN, 2)))
        .containsExactly(
            "optimizer.carried.0.hidden",
            "optimizer.carried.0.memory",
            "optimizer.carried.1.hidden");
    assertThat(carried(saved(task, PLAN, 0))).isEmpty();
  }

  @Test
  void a_carried_state_of_other_streams_is_refused() {
    Path path = saved(LEARNED.task(Optional.empty()), PLAN, 2);
    TensorFile file = TensorFile.readSealed(path);
    List<Tensor> changed =
        file.tensors().values().stream()
            .map(
                tensor ->
                    tensor.name().equals("optimizer.carried.1.hidden")
                        ? Tensor.of(tensor.name(), new double[4], 2, 2)
                        : tensor)
            .toList();
    SavedRun saved = SavedRun.read(TensorFile.of(file.metadata(), changed), OwnFunctions.NONE, "");
    assertThatThrownBy(
            () -> saved.restore(Sequences.networkInDouble(TWO), LEARNED.task(Optional.empty())))
        .isInstanceOf(CheckpointException.class)
        .hasMessage(
            "tensor 'optimizer.carried.1.hidden' (byte 0): expected shape [3, 2], got [2, 2]");
  }

  @Test
  void examples_that_stand_for_themselves_are_grouped_as_they_ask() {
    Sequences examples = Sequences.means(6, 2, 1);
    Examples backwards =
        new Examples() {
          @Override
          public int size() {
            return examples.size();
          }

          @Override
          public Batch batch(int[] rows, DataType precision) {
            return examples.batch(rows, precision);
          }

          @Override
          public int[] grouped(int[] shuffled, int batch) {
            return IntStream.range(0, size()).map(i -> size() - 1 - i).toArray();
          }
        };
    Course course = new Course(backwards, PLAN.batch(4), DataType.DOUBLE);
    assertThat(course.order(1)).containsExactly(5, 4, 3, 2, 1, 0);
    assertThat(course.batches()).isEqualTo(2);
    assertThat(Bits.of(course.batch(course.order(1), 1).x()))
        .isEqualTo(Bits.of(examples.batch(new int[] {1, 0}, DataType.DOUBLE).x()));
  }

  private static Batch window(Streams streams, int number) {
    int first = number * streams.streams();
    return streams.batch(
        IntStream.range(first, first + streams.streams()).toArray(), DataType.DOUBLE);
  }

  private Path saved(Task task, TrainingPlan plan, int batches) {
    Network network = Sequences.networkInDouble(TWO);
    network.initialize(plan.seed());
    Trainer trainer = new Trainer(network, task, plan);
    TrainingState state =
        batches == 0 ? TrainingState.STOPPED : ReproducibilityTest.runBatches(trainer, batches);
    Path path = folder.resolve(batches + ".safetensors");
    RunFileTest.file(trainer, plan, state, task).write(path);
    return path;
  }

  private static List<String> carried(Path path) {
    return TensorFile.readSealed(path).tensors().keySet().stream()
        .filter(name -> name.contains("carried"))
        .toList();
  }
}
