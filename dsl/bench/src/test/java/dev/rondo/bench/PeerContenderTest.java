package dev.rondo.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A process that is asked line by line. */
class PeerContenderTest {

  private static final Task TASK = new Task(Work.TRAIN, CellKind.LSTM, Size.of("2,3,5,4"));

  private static List<String> java(Class<?> program) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp",
        System.getProperty("java.class.path"),
        program.getName());
  }

  @Test
  void it_is_asked_and_answers() {
    try (PeerContender peer = new PeerContender("echo", task -> true, java(Echo.class))) {
      assertThat(peer.banner()).isEqualTo("echo, OMP_NUM_THREADS null");
      peer.prepare(TASK, Duration.ofMillis(400));
      assertThat(peer.best(Effort.QUICK)).isEqualTo("time 0.060 1".length());
    }
  }

  @Test
  void what_it_cannot_do_is_told_with_its_words() {
    try (PeerContender peer = new PeerContender("echo", task -> true, java(Echo.class))) {
      Task other = new Task(Work.TRAIN, CellKind.GRU, TASK.size());
      assertThatThrownBy(() -> peer.prepare(other, Duration.ofMillis(800)))
          .hasMessage("echo, asked for train gru 2 3 5 4: ready 0.800 train gru 2 3 5 4");
    }
  }

  @Test
  void a_peer_that_dies_is_named_with_its_last_words() {
    assertThatThrownBy(() -> new PeerContender("mute", task -> true, java(Mute.class)))
        .hasMessageStartingWith("mute: its process ended: no library here");
  }

  /** Says ok to an LSTM, and to a question for a time how long it is. */
  static final class Echo {
    private Echo() {}

    public static void main(String[] arguments) throws Exception {
      System.out.println("echo, OMP_NUM_THREADS " + System.getenv("OMP_NUM_THREADS"));
      var lines = new java.io.BufferedReader(new java.io.InputStreamReader(System.in, "UTF-8"));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        boolean time = line.startsWith("time");
        System.out.println(line.contains("lstm") ? "ok" : time ? line.length() : line);
      }
    }
  }

  /** Ends at once. */
  static final class Mute {
    private Mute() {}

    public static void main(String[] arguments) {
      System.err.println("no library here");
      System.exit(3);
    }
  }
}
