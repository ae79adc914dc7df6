package dev.rondo.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;

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
  private final Set<CellKind> cells;
  private final Process process;
  private final BufferedWriter questions;
  private final BufferedReader answers;

  /** What it says of itself: its version and threads. */
  private final String banner;

  /**
   * Starts it.
   *
   * @param name as it is called in the tables
   * @param cells the cells that it has
   * @param command what starts its process
   */
  PeerContender(String name, Set<CellKind> cells, List<String> command) {
    this.name = name;
    this.cells = EnumSet.copyOf(cells);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    // Ours is held to one thread of BLAS; a peer may use every core.
    builder.environment().remove("OMP_NUM_THREADS");
    try {
      process = builder.start();
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
    return cells.contains(task.cell());
  }

  @Override
  public void prepare(Task task, Effort effort) {
    String said = ask("ready %.3f %s", effort.warmUp().toMillis() / 1e3, task.question());
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
        throw new IllegalStateException(name + ": its process ended; see its message above");
      }
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(name + ": its process is gone", e);
    }
  }

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
