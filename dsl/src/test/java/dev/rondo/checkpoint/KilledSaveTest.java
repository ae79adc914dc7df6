package dev.rondo.checkpoint;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes that save a file without pause are killed with SIGKILL, 200 times, each at its own
 * moment. Each time the file holds the last save that was finished or the one after it, whole; what
 * a killed save left behind is gone after the next one.
 */
class KilledSaveTest {

  private static final int WORKERS = 2;
  private static final int KILLS_EACH = 100;
  private static final int LATEST_MICROS = 30_000;

  @TempDir Path folder;

  @Test
  void two_hundred_kills_leave_the_old_file_or_the_new_one() throws Exception {
    ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
    try {
      List<Callable<Integer>> tasks =
          List.of(() -> killAgainAndAgain("first", 1), () -> killAgainAndAgain("second", 2));
      int inTheMiddle = 0;
      for (Future<Integer> left : workers.invokeAll(tasks)) {
        inTheMiddle += left.get();
      }
      // a kill after which a part was left behind fell between its first byte and its move
      assertThat(inTheMiddle).as("kills in the middle of writing").isGreaterThanOrEqualTo(10);
    } finally {
      workers.shutdownNow();
    }
  }

  /** Returns how often a part of a file was left behind. */
  private int killAgainAndAgain(String name, long seed) throws Exception {
    Path home = Files.createDirectory(folder.resolve(name));
    Path path = home.resolve("model.safetensors");
    Random random = new Random(seed);
    int round = 0;
    int inTheMiddle = 0;
    for (int kill = 0; kill < KILLS_EACH; kill++) {
      SavingChild.file(round).write(path);
      assertThat(parts(home)).as("after the next save").isEmpty();

      int announced = saveUntilKilled(path, round + 1, random.nextInt(LATEST_MICROS));

      TensorFile read = TensorFile.readSealed(path);
      round = Integer.parseInt(read.text("round"));
      assertThat(round).isBetween(announced, announced + 1);
      assertThat(read).isEqualTo(SavingChild.file(round));
      inTheMiddle += parts(home).size();
    }
    SavingChild.file(round).write(path);
    try (Stream<Path> files = Files.list(home)) {
      assertThat(files).containsExactly(path);
    }
    return inTheMiddle;
  }

  /** Returns the last round that the child said it had saved. */
  private static int saveUntilKilled(Path path, int from, int micros) throws Exception {
    Process child =
        new ProcessBuilder(
                ChildProcess.java(SavingChild.class, path.toString(), Integer.toString(from)))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader said = child.inputReader(US_ASCII)) {
      int last = Integer.parseInt(said.readLine());
      LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(micros));
      // the handle, for the process would close the pipe too
      child.toHandle().destroyForcibly();
      child.waitFor();
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        last = Math.max(last, line.isEmpty() ? last : Integer.parseInt(line));
      }
      return last;
    }
  }

  private static List<Path> parts(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().endsWith(".part")).toList();
    }
  }
}
