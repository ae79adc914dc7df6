package dev.rondo.bench;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The tables of all contenders: for each work every cell at every size. */
final class Tables {

  private final Contest contest;
  private final double rate;
  private final Report report;
  private final List<Measurement> measured = new ArrayList<>();

  /**
   * Tables with nothing in them yet.
   *
   * @param contest who is compared
   * @param rate the machine's rate in GFLOPS
   * @param report where the rows go
   */
  Tables(Contest contest, double rate, Report report) {
    this.contest = contest;
    this.rate = rate;
    this.report = report;
  }

  /** Measures and shows one row. */
  void add(Task task) {
    List<Measurement> row = contest.measure(task);
    report.say("%s %s %s", task.work().word(), task.cell().word(), task.size());
    row.forEach(one -> show(one, row));
    measured.addAll(row);
  }

  private void show(Measurement one, List<Measurement> row) {
    JsonObject figure = one.task().figure(one.contender());
    figure.addProperty("ms", one.milliseconds());
    figure.addProperty("gflops", one.gflops());
    figure.addProperty("share", one.gflops() / rate);
    StringBuilder beside = new StringBuilder();
    if (one.peer()) {
      for (Measurement ours : row) {
        if (!ours.peer()) {
          double ratio = one.milliseconds() / ours.milliseconds();
          beside.append(String.format(Locale.ROOT, "  %s %.2fx", ours.contender(), ratio));
        }
      }
      OptionalDouble expected = Share.expected(one.contender(), one.task(), rate);
      if (expected.isPresent()) {
        boolean counts = Share.counts(one.milliseconds(), expected.getAsDouble());
        beside.append(counts ? "  counts" : "  slow peer: void");
        figure.addProperty("expected", expected.getAsDouble());
        figure.addProperty("counts", counts);
      }
    }
    report.say(
        "  %-10s %10.3f %s %8.1f GFLOPS %4.0f %%%s",
        one.contender(), one.time(), one.unit(), one.gflops(), 100 * one.gflops() / rate, beside);
    report.keep(figure);
  }

  /** All that was measured. */
  List<Measurement> measured() {
    return List.copyOf(measured);
  }
}
