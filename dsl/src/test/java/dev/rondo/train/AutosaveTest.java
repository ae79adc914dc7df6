package dev.rondo.train;

import static dev.rondo.architecture.Architectures.gru;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.checkpoint.TensorFile;
import dev.rondo.engine.Bits;
import dev.rondo.engine.Network;
import dev.rondo.output.TrainingState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A run is saved while it trains: after epochs, at its end, when it is stopped, and when asked. */
class AutosaveTest {

  private static final Sequences EXAMPLES = Sequences.means(14, 4, 1);
  private static final TrainingPlan PLAN = TrainingPlan.of(5).batch(4).quiet();
  private static final int BATCHES = 4;

  @TempDir Path folder;

  private String file() {
    return folder.resolve("run.safetensors").toString();
  }

  @Test
  void it_is_saved_after_so_many_epochs_and_at_the_end() {
    List<Integer> found = new ArrayList<>();
    Metric seen =
        new Metric(
            "seen",
            (p, y) -> {
              found.add(Files.exists(Path.of(file())) ? saved().history().epochs().size() : 0);
              return 0;
            });
    Run run = prepared(PLAN.metric(seen).autosave(file(), 2)).resume();
    assertThat(found).containsExactly(0, 0, 2, 2, 4);
    assertThat(saved().history()).isEqualTo(run.history());
    assertThat(saved().state()).isEqualTo(TrainingState.DONE);
  }

  @Test
  void a_failure_leaves_the_batches_before_it_in_the_file() {
    Loss loss =
        counted(
            call -> {
              if (call == 7) {
                throw new UnsupportedOperationException("my loss");
              }
            });
    Run run = prepared(PLAN.loss(loss).autosave(file()));
    assertThatThrownBy(run::resume).isInstanceOf(UnsupportedOperationException.class);
    Run again = saved();
    assertThat(again.state()).isEqualTo(TrainingState.STOPPED);
    assertThat(again.history().epochs()).hasSize(1);
    assertThat(Bits.of(again.resume().weights())).isEqualTo(neverStopped());
  }

  @Test
  void an_interrupt_leaves_the_last_whole_batch_in_the_file() {
    Thread caller = Thread.currentThread();
    Loss loss =
        counted(
            call -> {
              if (call == 6) {
                caller.interrupt();
              }
              if (call >= 6) {
                sleep();
              }
            });
    Run run = prepared(PLAN.loss(loss).autosave(file(), 100)).resume();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(run.state()).isEqualTo(TrainingState.STOPPED);
    Run again = saved();
    assertThat(Bits.of(again.weights())).isEqualTo(Bits.of(run.weights()));
    assertThat(Bits.of(again.resume().weights())).isEqualTo(neverStopped());
  }

  @Test
  void a_save_from_outside_waits_for_the_batch_and_comes_before_the_next() throws Exception {
    Run[] run = new Run[1];
    Thread saver = new Thread(() -> run[0].save(file()));
    Loss loss =
        counted(
            call -> {
              if (call == BATCHES + 2) {
                saver.start();
                while (saver.getState() != Thread.State.WAITING) {
                  Thread.onSpinWait();
                }
                assertThat(Path.of(file())).doesNotExist();
              }
            });
    run[0] = prepared(PLAN.loss(loss));
    run[0].resume();
    saver.join();
    assertThat(TensorFile.readSealed(Path.of(file())).text(RunFile.POSITION))
        .startsWith("{\"epoch\":2,\"batch\":2,");
    Run again = saved();
    assertThat(again.state()).isEqualTo(TrainingState.STOPPED);
    assertThat(Bits.of(again.resume().weights())).isEqualTo(neverStopped());
  }

  @Test
  void a_place_where_nothing_can_be_saved_is_refused_before_training() {
    Path missing = folder.resolve("missing");
    refuses(
        missing.resolve("run.safetensors").toString(),
        "autosave(\"%s\"): the folder %s does not exist; make it first"
            .formatted(missing.resolve("run.safetensors"), missing));
    refuses(
        folder.toString(), "autosave(\"%s\"): is a folder; name a file in it".formatted(folder));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PLAN.autosave("x", 0))
        .withMessage("autosave(\"x\", 0): expects at least 1 epoch");
    Loss nameless = (p, y, w) -> Losses.mse().of(p, y, w);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> prepared(PLAN.loss(nameless).autosave(file())))
        .withMessageStartingWith("save: the loss prints as ");
  }

  private static void refuses(String file, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> prepared(PLAN.autosave(file)))
        .withMessage(message);
  }

  @Test
  void a_save_that_fails_stops_the_training_which_can_go_on() throws Exception {
    Path place = folder.resolve("place");
    Files.createDirectory(place);
    Path file = place.resolve("run.safetensors");
    Loss loss =
        counted(
            call -> {
              if (call == 2) {
                delete(place);
              }
            });
    Run run = prepared(PLAN.loss(loss).autosave(file.toString()));
    assertThatIllegalArgumentException()
        .isThrownBy(run::resume)
        .withMessageContaining("the folder " + place + " does not exist; make it first");
    assertThat(run.state()).isEqualTo(TrainingState.STOPPED);
    Files.createDirectory(place);
    assertThat(Bits.of(run.resume().weights())).isEqualTo(neverStopped());
    assertThat(file).exists();
  }

  private static void delete(Path place) {
    try {
      Files.delete(place);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(300);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static Run prepared(TrainingPlan plan) {
    return Run.prepare(Sequences.network(gru(3).last()), EXAMPLES.task(), plan);
  }

  private Run saved() {
    OwnFunctions own =
        OwnFunctions.NONE.with(counted(call -> {})).with(new Metric("seen", (p, y) -> 0));
    Network network = Sequences.network(gru(3).last());
    return SavedRun.read(TensorFile.readSealed(Path.of(file())), own, file())
        .restore(network, EXAMPLES.task());
  }

  private static double[] neverStopped() {
    return Bits.of(prepared(PLAN).resume().weights());
  }

  /** The mean squared error, which tells the number of its call first. */
  private static Loss counted(IntConsumer before) {
    return new Loss() {
      private int calls;

      @Override
      public LossValue of(INDArray predicted, INDArray target, Optional<INDArray> weight) {
        before.accept(++calls);
        return Losses.mse().of(predicted, target, weight);
      }

      @Override
      public String toString() {
        return "counted";
      }
    };
  }
}
