package dev.rondo.bench;

import com.google.gson.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The time from the start of a JVM to the end of its first epoch of training. */
record StartUp(Options options, Report report) {

  private static final String MODULE = "--add-modules=jdk.incubator.vector";

  /** Measures with each engine: the fast one is not there without its module. */
  void measure() {
    report.say("");
    report.say("From the start of the JVM to the first trained epoch (airline, lstm(32).last()):");
    for (boolean fast : new boolean[] {true, false}) {
      String name = fast ? "vector" : "nd4j";
      if (options.chooses(name)) {
        measure(fast);
      }
    }
  }

  private void measure(boolean fast) {
    double best = Double.MAX_VALUE;
    String engine = "";
    for (int turn = 0; turn < Math.max(1, options.effort().turns() - 2); turn++) {
      long start = System.nanoTime();
      engine = engineOfFirstEpoch(command(fast));
      best = Math.min(best, (System.nanoTime() - start) / 1e9);
    }
    report.say("  %-10s %6.2f s", engine, best);
    JsonObject figure = new JsonObject();
    figure.addProperty("work", "start");
    figure.addProperty("engine", engine);
    figure.addProperty("cell", CellKind.LSTM.word());
    figure.addProperty("seconds", best);
    report.keep(figure);
  }

  private static List<String> command(boolean fast) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (String argument : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (!argument.equals(MODULE)) {
        command.add(argument);
      }
    }
    if (fast) {
      command.add(MODULE);
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(FirstEpoch.class.getName());
    command.add(Told.by("rondo.bench.airline"));
    return command;
  }

  /** Starts it and waits until the epoch is done: the one line it prints names the engine. */
  private static String engineOfFirstEpoch(List<String> command) {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    try {
      Process process = builder.start();
      try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
        String line = lines.readLine();
        if (line == null) {
          throw new IllegalStateException("the JVM that trains one epoch failed: " + command);
        }
        return line;
      } finally {
        process.destroy();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
