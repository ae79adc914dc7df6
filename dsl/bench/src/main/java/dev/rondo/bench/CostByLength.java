package dev.rondo.bench;

import com.google.gson.JsonObject;
import dev.rondo.engine.Engine;
import dev.rondo.engine.Engines;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;

/** What a time step of training costs in short and in long sequences. */
record CostByLength(Options options, Report report) {

  private static final List<Integer> LENGTHS = List.of(50, 500, 5000);

  /** Measures every cell on every engine. */
  void measure() {
    report.say("");
    report.say("A time step of training by the length of the sequences (B 8, I 8, H 64):");
    for (CellKind cell : options.cells()) {
      for (Engine engine : Engines.available()) {
        if (options.chooses(engine.name())) {
          measure(cell, engine);
        }
      }
    }
  }

  private void measure(CellKind cell, Engine engine) {
    Contest contest =
        new Contest(List.of(new EngineContender(engine)), options.effort().inOneTurn());
    Optional<Double> shortest = Optional.empty();
    for (int steps : LENGTHS) {
      Task task = new Task(Work.TRAIN, cell, new Size(8, steps, 8, 64));
      if (engine.runs(Exercises.shape(task), DataType.FLOAT)) {
        double milliseconds = contest.measure(task).get(0).milliseconds();
        double micros = milliseconds * 1e3 / steps;
        double relative = micros / shortest.orElse(micros);
        shortest = shortest.or(() -> Optional.of(micros));
        report.say(
            "  %-6s %-10s T %4d  %10.3f ms  %8.2f us a step  %.2f of the shortest's",
            cell.word(), engine.name(), steps, milliseconds, micros, relative);
        JsonObject figure = Task.figure("length", engine.name(), cell, task.size());
        figure.addProperty("ms", milliseconds);
        figure.addProperty("us_per_step", micros);
        figure.addProperty("relative", relative);
        report.keep(figure);
      }
    }
  }
}
