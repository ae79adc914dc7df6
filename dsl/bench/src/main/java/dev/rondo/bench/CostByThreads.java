package dev.rondo.bench;

import com.google.gson.JsonObject;
import dev.rondo.engine.Engine;
import dev.rondo.engine.Engines;
import dev.rondo.engine.internal.vector.VectorEngine;
import java.util.List;

/** What the fast engine's threads are worth: a training step on one of them and on all, in turn. */
record CostByThreads(Options options, Report report) {

  /** Measures every cell at every size, if the engine is there. */
  void measure() {
    int all = Runtime.getRuntime().availableProcessors();
    boolean isThere =
        Engines.available().stream().map(Engine::name).anyMatch(name -> name.startsWith("vector"));
    if (!isThere || !options.chooses("vector")) {
      return;
    }
    report.say("");
    report.say("A training step on one thread and on %d:", all);
    Contest contest =
        new Contest(
            List.of(
                new EngineContender(new VectorEngine(1)),
                new EngineContender(new VectorEngine(all))),
            options.effort());
    for (CellKind cell : options.cells()) {
      for (Size size : options.sizes()) {
        show(contest.measure(new Task(Work.TRAIN, cell, size)), all);
      }
    }
  }

  private void show(List<Measurement> pair, int all) {
    Measurement one = pair.get(0);
    Measurement many = pair.get(1);
    double speedup = one.milliseconds() / many.milliseconds();
    report.say(
        "  %-6s %-16s %-10s %10.3f ms %10.3f ms  %.2fx",
        one.task().cell().word(),
        one.task().size(),
        one.contender(),
        one.milliseconds(),
        many.milliseconds(),
        speedup);
    keep(one, 1, 1);
    keep(many, all, speedup);
  }

  private void keep(Measurement measured, int threads, double speedup) {
    Task task = measured.task();
    JsonObject figure = Task.figure("threads", measured.contender(), task.cell(), task.size());
    figure.addProperty("threads", threads);
    figure.addProperty("ms", measured.milliseconds());
    figure.addProperty("speedup", speedup);
    report.keep(figure);
  }
}
