package dev.rondo.bench;

import com.google.gson.JsonObject;
import com.sun.management.ThreadMXBean;
import dev.rondo.engine.Engine;
import dev.rondo.engine.Engines;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;

/** The bytes of heap that every thread of the JVM together takes for one training step. */
record HeapPerStep(Options options, Report report) {

  private static final int STEPS = 5;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Measures every cell at every size on every engine. */
  void measure() {
    report.say("");
    report.say("Java heap taken by one training step, once warm:");
    for (CellKind cell : options.cells()) {
      for (Size size : options.sizes()) {
        for (Engine engine : Engines.available()) {
          Task task = new Task(Work.TRAIN, cell, size);
          if (options.chooses(engine.name())
              && engine.runs(Exercises.shape(task), DataType.FLOAT)) {
            measure(task, engine);
          }
        }
      }
    }
  }

  private void measure(Task task, Engine engine) {
    long bytes = bytes(Exercises.of(task, engine), options.effort());
    report.say(
        "  %-6s %-16s %-10s %,12d bytes a step",
        task.cell().word(), task.size(), engine.name(), bytes);
    JsonObject figure = Task.figure("memory", engine.name(), task.cell(), task.size());
    figure.addProperty("bytes_per_step", bytes);
    report.keep(figure);
  }

  /** What one of several takes in the mean. */
  static long bytes(Exercise exercise, Effort effort) {
    Stopwatch.warmUp(exercise, effort.warmUp());
    long before = taken();
    for (int i = 0; i < STEPS; i++) {
      exercise.once();
    }
    return (taken() - before) / STEPS;
  }

  private static long taken() {
    return Arrays.stream(THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds()))
        .filter(bytes -> bytes > 0)
        .sum();
  }
}
