package dev.rondo.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Turns, medians and what is shown of them. */
class ContestTest {

  private static final Effort FIVE_TURNS = new Effort(5, Duration.ZERO, Duration.ZERO, 1);
  private static final Task TASK = new Task(Work.TRAIN, CellKind.LSTM, Size.of("16,100,128,512"));

  private final List<String> log = new ArrayList<>();
  private final List<Duration> warmUps = new ArrayList<>();
  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private final Report report = new Report(new PrintStream(shown, true, StandardCharsets.UTF_8));

  /** One whose times are written down beforehand. */
  private Contender contender(String name, boolean peer, double... times) {
    Iterator<Double> next = Arrays.stream(times).iterator();
    return new Contender() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public boolean isPeer() {
        return peer;
      }

      @Override
      public boolean takes(Task task) {
        return task.cell() != CellKind.GRU || !peer;
      }

      @Override
      public void prepare(Task task, Duration warmUp) {
        log.add("prepare " + name);
        warmUps.add(warmUp);
      }

      @Override
      public double best(Effort effort) {
        log.add(name);
        return next.next();
      }

      @Override
      public void finish() {
        log.add("finish " + name);
      }

      @Override
      public void close() {}
    };
  }

  @Test
  void contenders_take_turns_and_each_ones_median_stands() {
    Contest contest =
        new Contest(
            List.of(
                contender("ours", false, 9, 1, 2, 3, 4), contender("theirs", true, 5, 5, 50, 6, 7)),
            FIVE_TURNS);
    List<Measurement> measured = contest.measure(TASK);
    assertThat(measured).extracting(Measurement::milliseconds).containsExactly(3.0, 6.0);
    assertThat(log)
        .containsExactly(
            "prepare ours",
            "prepare theirs",
            "ours",
            "theirs",
            "ours",
            "theirs",
            "ours",
            "theirs",
            "ours",
            "theirs",
            "ours",
            "theirs",
            "finish ours",
            "finish theirs");
  }

  @Test
  void who_does_not_take_a_task_is_left_out_of_its_row() {
    Contest contest =
        new Contest(
            List.of(contender("ours", false, 1, 1, 1, 1, 1), contender("theirs", true)),
            FIVE_TURNS);
    assertThat(contest.measure(new Task(Work.TRAIN, CellKind.GRU, TASK.size())))
        .extracting(Measurement::contender)
        .containsExactly("ours");
  }

  @Test
  void work_on_a_cell_that_is_new_is_warmed_up_longer() {
    Effort effort = new Effort(1, Duration.ofMillis(5), Duration.ZERO, 1);
    Contest contest = new Contest(List.of(contender("ours", false, 1, 1, 1)), effort);
    contest.measure(TASK);
    contest.measure(new Task(Work.TRAIN, CellKind.LSTM, Size.of("1,1,1,1")));
    contest.measure(new Task(Work.TRAIN, CellKind.ELMAN, TASK.size()));
    assertThat(warmUps)
        .containsExactly(Duration.ofMillis(20), Duration.ofMillis(5), Duration.ofMillis(20));
  }

  @Test
  void characters_are_timed_by_the_hundred_and_told_one_by_one() {
    Contest contest = new Contest(List.of(contender("ours", false, 1, 1, 1, 1, 1)), FIVE_TURNS);
    Measurement one =
        contest.measure(new Task(Work.GENERATE, CellKind.LSTM, Size.of("1,1,65,128"))).get(0);
    assertThat(one.milliseconds()).isEqualTo(0.01);
    assertThat(one.time()).isEqualTo(10.0);
    assertThat(one.unit()).isEqualTo("us");
  }

  @Test
  void a_row_shows_ratios_and_which_peers_count(@TempDir Path folder) throws Exception {
    Contest contest =
        new Contest(
            List.of(
                contender("vector-512", false, 50, 50, 50, 50, 50),
                contender("pytorch", true, 100, 100, 100, 100, 100),
                contender("keras", true, 400, 400, 400, 400, 400)),
            FIVE_TURNS);
    Tables tables = new Tables(contest, 213, report);
    tables.add(TASK);
    new Summary(tables.measured(), 213, report).show();
    assertThat(shown.toString(StandardCharsets.UTF_8))
        .contains("  pytorch       100.000 ms    117.5 GFLOPS   55 %  vector-512 2.00x  counts\n")
        .contains("  keras         400.000 ms     29.4 GFLOPS   14 %  vector-512 8.00x  slow peer:")
        .contains("| vector-512 lstm | 50 (235, 110 %) |\n")
        .contains("keras takes 8.00 times as long as vector-512 in geometric mean, at the least 8")
        .contains("Slow peers, so that this run does not count: keras at train lstm 16 100 128 5");
    Path file = folder.resolve("figures.json");
    report.write(file);
    assertThat(Files.readString(file))
        .startsWith("[{\"work\":\"train\",\"engine\":\"vector\",\"cell\":\"lstm\",\"B\":16,")
        .contains("\"ms\":400.0,")
        .contains("\"expected\":82.0,\"counts\":true")
        .contains("\"expected\":296.0,\"counts\":false");
  }
}
