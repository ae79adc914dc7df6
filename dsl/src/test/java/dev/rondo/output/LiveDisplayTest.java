package dev.rondo.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveDisplayTest {
  private final AtomicLong clock = new AtomicLong(-5_000_000_000L);
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream terminal = new PrintStream(printed, true, StandardCharsets.UTF_8);

  /** Runs of a tenth of a second to ten days, with one guess at their length too long or short. */
  @ParameterizedTest
  @CsvSource({
    "1, 100, 1",
    "200, 300, 1",
    "200, 3000, 1",
    "10000, 20, 1",
    "50, 3600000, 1",
    "10000, 86400, 1",
    "1000, 10000, 0",
    "1000, 10000, 0.1",
    "1000, 10000, 100"
  })
  void updates_at_most_four_times_a_second_and_200_times_a_run(
      int epochs, long millisAnEpoch, double guess) {
    List<Long> times = new ArrayList<>();
    NotebookOutput notebook = countingNotebook(times);
    LiveDisplay display = new LiveDisplay(Optional.of(notebook), terminal, clock::get);
    int batches = 20;
    for (int epoch = 1; epoch <= epochs; epoch++) {
      for (int batch = 1; batch <= batches; batch++) {
        clock.addAndGet(millisAnEpoch * 1_000_000 / batches);
        TrainingSnapshot now = running(epoch, epochs, batch, batches, guess * millisAnEpoch);
        display.update(() -> now);
      }
    }
    display.finish(Snapshots.twelfthEpoch(TrainingState.DONE));

    assertThat(times.size()).isBetween(2, 200);
    for (int i = 0; i + 4 < times.size(); i++) {
      assertThat(times.get(i + 4) - times.get(i)).isGreaterThanOrEqualTo(1_000_000_000L);
    }
    assertThat(times.get(times.size() - 1)).isEqualTo(clock.get());
    assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void a_minute_of_training_moves_all_the_time() {
    List<Long> times = new ArrayList<>();
    LiveDisplay display =
        new LiveDisplay(Optional.of(countingNotebook(times)), terminal, clock::get);
    for (int epoch = 1; epoch <= 600; epoch++) {
      clock.addAndGet(100_000_000L);
      TrainingSnapshot now = running(epoch, 600, 9, 9, 100);
      display.update(() -> now);
    }
    display.finish(Snapshots.twelfthEpoch(TrainingState.DONE));

    assertThat(times.size()).isGreaterThan(100);
    for (int i = 0; i + 1 < times.size(); i++) {
      assertThat(times.get(i + 1) - times.get(i)).isLessThanOrEqualTo(1_000_000_000L);
    }
  }

  @Test
  void uses_one_output_and_shows_the_first_and_the_last_state() {
    RecordingNotebook notebook = new RecordingNotebook();
    LiveDisplay display = new LiveDisplay(Optional.of(notebook), terminal, clock::get);
    TrainingSnapshot first = Snapshots.at(TrainingState.RUNNING, 1, 3, Optional.empty());
    display.update(() -> first);
    display.update(() -> Snapshots.at(TrainingState.RUNNING, 2, 3, Optional.empty()));
    TrainingSnapshot last = Snapshots.at(TrainingState.DONE, 3, 3, Optional.empty());
    display.finish(last);

    assertThat(notebook.shown).containsExactly(new TrainingCard(first).rendering());
    assertThat(notebook.updates).containsExactly(new TrainingCard(last).rendering());
  }

  @Test
  void shows_nothing_after_the_end() {
    RecordingNotebook notebook = new RecordingNotebook();
    LiveDisplay display = new LiveDisplay(Optional.of(notebook), terminal, clock::get);
    display.finish(Snapshots.twelfthEpoch(TrainingState.STOPPED));
    clock.addAndGet(10_000_000_000L);
    display.update(() -> Snapshots.twelfthEpoch(TrainingState.RUNNING));
    display.finish(Snapshots.twelfthEpoch(TrainingState.DONE));

    assertThat(notebook.shown).hasSize(1);
    assertThat(notebook.updates).isEmpty();
  }

  @Test
  void takes_no_snapshot_that_it_does_not_show() {
    AtomicInteger taken = new AtomicInteger();
    LiveDisplay display =
        new LiveDisplay(Optional.of(new RecordingNotebook()), terminal, clock::get);
    for (int i = 0; i < 1000; i++) {
      display.update(
          () -> {
            taken.incrementAndGet();
            return Snapshots.twelfthEpoch(TrainingState.RUNNING);
          });
    }

    assertThat(taken).hasValue(1);
  }

  @Test
  void prints_each_text_that_a_model_writes_once_in_a_terminal() {
    LiveDisplay display = new LiveDisplay(Optional.empty(), terminal, clock::get);
    for (int epoch = 1; epoch <= 3; epoch++) {
      SampleText sample = new SampleText(epoch < 3 ? 1 : 3, "ROMEO:\n  what light " + epoch);
      display.update(() -> Snapshots.writing(sample));
      clock.addAndGet(2_000_000_000L);
    }
    display.finish(Snapshots.writing(new SampleText(3, "ROMEO:\n  what light 3")));

    List<String> lines = printed.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(lines)
        .filteredOn(line -> line.startsWith("after epoch"))
        .containsExactly(
            "after epoch 1: ROMEO: / what light 1", "after epoch 3: ROMEO: / what light 3");
    assertThat(lines).hasSize(6);
  }

  @Test
  void prints_one_line_a_second_in_a_terminal() {
    LiveDisplay display = new LiveDisplay(Optional.empty(), terminal, clock::get);
    for (int batch = 0; batch < 40; batch++) {
      display.update(() -> Snapshots.twelfthEpoch(TrainingState.RUNNING));
      clock.addAndGet(100_000_000L);
    }
    display.finish(Snapshots.twelfthEpoch(TrainingState.DONE));

    List<String> lines = printed.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(lines).hasSize(5);
    assertThat(lines.subList(0, 4)).allMatch(line -> line.startsWith("epoch 12/200  loss 0.0213"));
    assertThat(lines.get(4)).endsWith("done");
  }

  @Test
  void a_notebook_that_fails_does_not_end_the_training() {
    NotebookOutput broken =
        new NotebookOutput() {
          @Override
          public boolean isAttached() {
            return true;
          }

          @Override
          public DisplayHandle show(Rendering rendering) {
            throw new IllegalStateException("the front end is gone");
          }

          @Override
          public Object cell() {
            return 1;
          }
        };
    LiveDisplay display = new LiveDisplay(Optional.of(broken), terminal, clock::get);

    display.update(() -> Snapshots.twelfthEpoch(TrainingState.RUNNING));
    display.finish(Snapshots.twelfthEpoch(TrainingState.DONE));

    assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void quiet_takes_no_snapshot() {
    TrainingListener.quiet()
        .update(
            () -> {
              throw new AssertionError("a snapshot was taken");
            });
    TrainingListener.quiet().finish(Snapshots.twelfthEpoch(TrainingState.DONE));

    assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  private NotebookOutput countingNotebook(List<Long> times) {
    return new NotebookOutput() {
      @Override
      public boolean isAttached() {
        return true;
      }

      @Override
      public DisplayHandle show(Rendering rendering) {
        times.add(clock.get());
        return next -> times.add(clock.get());
      }

      @Override
      public Object cell() {
        return 1;
      }
    };
  }

  private static TrainingSnapshot running(
      int epoch, int epochs, int batch, int batches, double guessMillisAnEpoch) {
    EpochRow row = Snapshots.row(1, 1);
    EpochRow timed =
        new EpochRow(
            1,
            row.trainLoss(),
            row.validationLoss(),
            row.metrics(),
            row.learningRate(),
            row.gradientNorm(),
            Duration.ofNanos(Math.round(guessMillisAnEpoch * 1e6)));
    TrainingSnapshot s = Snapshots.at(TrainingState.RUNNING, 2, epochs, Optional.empty());
    return new TrainingSnapshot(
        s.title(),
        s.state(),
        epoch,
        epochs,
        batch,
        batches,
        s.elapsed(),
        s.rowsPerSecond(),
        s.loss(),
        s.learningRate(),
        s.gradientNorm(),
        List.of(timed),
        s.bestEpoch(),
        s.heapBytes(),
        s.note());
  }
}
