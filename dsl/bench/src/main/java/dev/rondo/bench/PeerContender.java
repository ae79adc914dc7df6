package dev.rondo.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Another library, in a process of its own that lives as long as the benchmark. It is asked one
 * line at a time and answers with one:
 *
 * <pre>
 *   ready 0.8 train lstm 32 50 8 32     ok
 *   time 0.25 3                         1.234
 * </pre>
 */
final class PeerContender implements Contender {

  private final String name;
  private final Predicate<Task> takes;
  private final Process process;
  private final BufferedWriter questions;
  private final BufferedReader answers;

  /** What it writes on its standard error, which is shown only if it fails. */
  private final File remarks;

  /** What it says of itself: its version and threads. */
  private final String banner;

  /**
   * Starts it.
   *
   * @param name as it is called in the tables
   * @param takes what it can do
   * @param command what starts its process
   */
  PeerContender(String name, Predicate<Task> takes, List<String> command) {
    this.name = name;
    this.takes = takes;
    ProcessBuilder builder = new ProcessBuilder(command);
    // Ours is held to one thread of BLAS; a peer may use every core.
    builder.environment().remove("OMP_NUM_THREADS");
    try {
      remarks = File.createTempFile(name, ".log");
      remarks.deleteOnExit();
      process = builder.redirectError(remarks).start();
    } catch (IOException e) {
      throw new UncheckedIOException(name + ": could not be started by " + command, e);
    }
    questions = process.outputWriter(StandardCharsets.UTF_8);
    answers = process.inputReader(StandardCharsets.UTF_8);
    banner = answer();
  }

  String banner() {
    return banner;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean isPeer() {
    return true;
  }

  @Override
  public boolean takes(Task task) {
    return takes.test(task);
  }

  @Override
  public void prepare(Task task, Duration warmUp) {
    String said = ask("ready %.3f %s", warmUp.toMillis() / 1e3, task.question());
    if (!said.equals("ok")) {
      throw new IllegalStateException(name + ", asked for " + task.question() + ": " + said);
    }
  }

  @Override
  public double best(Effort effort) {
    String said = ask("time %.3f %d", effort.turn().toMillis() / 1e3, effort.repetitions());
    return Double.parseDouble(said);
  }

  private String ask(String question, Object... figures) {
    try {
      questions.write(String.format(Locale.ROOT, question, figures));
      questions.newLine();
      questions.flush();
      return answer();
    } catch (IOException e) {
      throw new UncheckedIOException(name + ": its process is gone", e);
    }
  }

  private String answer() {
    try {
      String line = answers.readLine();
      if (line == null) {
        throw new IllegalStateException(
            name + ": its process ended: " + Files.readString(remarks.toPath()));
      }
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(name + ": its process is gone", e);
    }
  }

  /** It lets go itself of what it has when it gets ready for more. */
  @Override
  public void finish() {}

  @Override
  public void close() {
    try {
      questions.close();
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
