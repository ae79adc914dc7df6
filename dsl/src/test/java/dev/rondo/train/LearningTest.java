package dev.rondo.train;

import static dev.rondo.architecture.Architectures.bidirectional;
import static dev.rondo.architecture.Architectures.elman;
import static dev.rondo.architecture.Architectures.gru;
import static dev.rondo.architecture.Architectures.lstm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.architecture.Architecture;
import dev.rondo.architecture.Reset;
import dev.rondo.engine.Bits;
import dev.rondo.engine.Network;
import dev.rondo.output.EpochRow;
import dev.rondo.output.TrainingState;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LearningTest {

  private static final TrainingPlan PLAN =
      TrainingPlan.of(12).batch(16).optimizer(Adam.of(0.03)).quiet();

  static Stream<Architecture> cells() {
    return Stream.of(elman(8), lstm(8), gru(8), gru(8).reset(Reset.BEFORE));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void every_cell_learns_to_echo(Architecture cell) {
    Run run =
        Run.prepare(Sequences.network(cell), Sequences.echoes(48, 5, 1).task(), PLAN).resume();
    List<EpochRow> epochs = run.history().epochs();
    assertThat(epochs).hasSize(12);
    assertThat(epochs.get(11).trainLoss()).isLessThan(epochs.get(0).trainLoss() / 4);
    assertThat(run.state()).isEqualTo(TrainingState.DONE);
  }

  @Test
  void a_summary_learns_a_mean() {
    Architecture architecture = bidirectional(lstm(4)).attend();
    Run run =
        Run.prepare(Sequences.network(architecture), Sequences.means(48, 4, 1).task(), PLAN)
            .resume();
    assertThat(run.history().epochs().get(11).trainLoss())
        .isLessThan(run.history().epochs().get(0).trainLoss() / 4);
  }

  @Test
  void the_weights_of_the_best_epoch_are_kept() {
    Sequences validation = Sequences.means(20, 4, 3);
    Task task = Sequences.means(8, 4, 1).task(validation);
    Network network = Sequences.network(lstm(4).last());
    Run run = Run.prepare(network, task, PLAN.epochs(20).batch(2).optimizer(Adam.of(0.2))).resume();

    History history = run.history();
    int best = history.bestEpoch().orElseThrow();
    double lowest = history.epochs().get(best - 1).validationLoss().orElseThrow();
    assertThat(history.epochs()).allMatch(e -> e.validationLoss().orElseThrow() >= lowest);
    assertThat(best).isLessThan(20);
    double loss = new Evaluation(network, Losses.mse(), List.of()).loss(validation);
    assertThat(loss).isEqualTo(lowest);

    Network shorter = Sequences.network(lstm(4).last());
    Run.prepare(shorter, task, run.plan().epochs(best)).resume();
    assertThat(Bits.of(network.parameters())).isEqualTo(Bits.of(shorter.parameters()));
  }

  @Test
  void patience_ends_the_training_and_resume_with_more_epochs_goes_on() {
    Task task = Sequences.means(8, 4, 1).task(Sequences.means(20, 4, 2));
    TrainingPlan plan = PLAN.epochs(40).batch(2).optimizer(Adam.of(0.2)).patience(2);
    Run run = Run.prepare(Sequences.network(lstm(4).last()), task, plan).resume();

    int best = run.history().bestEpoch().orElseThrow();
    assertThat(run.history().epochs()).hasSize(best + 2).hasSizeLessThan(40);
    assertThat(run.state()).isEqualTo(TrainingState.DONE);
    int done = run.history().epochs().size();
    assertThat(run.resume().history().epochs()).hasSize(done);
    assertThat(run.resume(1).history().epochs()).hasSize(done + 1);
  }

  @Test
  void the_training_loss_is_the_mean_over_every_answer() {
    // with a learning rate too small to matter, it is the loss of the network's start
    TrainingPlan plan = PLAN.epochs(1).batch(5).optimizer(new Sgd(1e-12, 0, false, 0)).inDouble();
    Sequences ragged = Sequences.echoes(8, 4, 1).lengths(4, 1, 2, 3, 4, 4, 1, 2);
    Network network = Sequences.networkInDouble(gru(3));
    Run run = Run.prepare(network, ragged.task(), plan).resume();

    double loss = new Evaluation(network, Losses.mse(), List.of()).loss(ragged);
    assertThat(run.history().epochs().get(0).trainLoss()).isCloseTo(loss, within(1e-10));
    Evaluation alone = new Evaluation(network, Losses.mse(), List.of());
    double sum = 0;
    for (int n = 0; n < 8; n++) {
      Sequences one =
          new Sequences(
              new double[][][] {ragged.x()[n]},
              new double[][][] {ragged.target()[n]},
              true,
              ragged.lengths(),
              Optional.empty());
      int length = ragged.lengths().orElseThrow()[n];
      sum += alone.loss(one.lengths(length)) * length;
    }
    assertThat(loss).isCloseTo(sum / 21, within(1e-12));
  }

  @Test
  @ResourceLock(Resources.SYSTEM_OUT)
  void quiet_prints_nothing_and_loud_says_how_it_ends() {
    Task task = Sequences.means(4, 3, 1).task();
    assertThat(printed(() -> Run.prepare(Sequences.network(elman(2).last()), task, PLAN).resume()))
        .isEmpty();
    TrainingPlan loud = TrainingPlan.of(2);
    assertThat(printed(() -> Run.prepare(Sequences.network(elman(2).last()), task, loud).resume()))
        .contains("epoch 2/2");
  }

  private static String printed(Runnable training) {
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      System.setOut(out);
      training.run();
    } finally {
      System.setOut(before);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
