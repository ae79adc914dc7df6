package dev.rondo.bench;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * All rows beside each other: a table a work, and how many times as long each peer takes.
 *
 * @param measured the rows
 * @param rate the machine's rate in GFLOPS
 * @param report where it goes
 */
record Summary(List<Measurement> measured, double rate, Report report) {

  /** Shows it. */
  void show() {
    if (!measured.isEmpty()) {
      report.say("");
      report.say(
          "Each figure is the median over the turns of the shortest time in each. GFLOPS count");
      report.say(
          "the products alone, for all alike: forward 2BT(GH(I+H)+HO); training that twice and");
      report.say(
          "2BT(GHH+HO), for nobody makes the gradient by the input. G is 4, 3 or 1, O the outputs.");
    }
    for (Work work : Work.values()) {
      List<Measurement> some = measured.stream().filter(m -> m.task().work() == work).toList();
      if (!some.isEmpty()) {
        table(work, some);
        ratios(some);
      }
    }
    verdict();
  }

  private void table(Work work, List<Measurement> some) {
    List<Size> sizes = some.stream().map(m -> m.task().size()).distinct().toList();
    report.say("");
    report.say("%s: %s (GFLOPS, share of the 1024^3 product)", work.word(), Measurement.unit(work));
    report.say("| B,T,I,H | %s |", join(sizes.stream().map(Size::toString).toList()));
    report.say("|---|%s", "---|".repeat(sizes.size()));
    for (String name : names(some)) {
      for (CellKind cell : CellKind.values()) {
        List<String> line = new ArrayList<>();
        for (Size size : sizes) {
          line.add(find(some, name, cell, size).map(this::written).orElse("–"));
        }
        if (line.stream().anyMatch(text -> !text.equals("–"))) {
          report.say("| %s %s | %s |", name, cell.word(), join(line));
        }
      }
    }
  }

  private String written(Measurement one) {
    return String.format(
        Locale.ROOT,
        one.time() < 10 ? "%.2f (%.0f, %.0f %%)" : "%.0f (%.0f, %.0f %%)",
        one.time(),
        one.gflops(),
        100 * one.gflops() / rate);
  }

  private void ratios(List<Measurement> some) {
    for (String ours : names(some.stream().filter(m -> !m.peer()).toList())) {
      for (String peer : names(some.stream().filter(Measurement::peer).toList())) {
        for (CellKind cell : CellKind.values()) {
          ratio(some, ours, peer, cell);
        }
      }
    }
  }

  private void ratio(List<Measurement> some, String ours, String peer, CellKind cell) {
    List<Double> ratios = new ArrayList<>();
    List<Size> sizes = new ArrayList<>();
    for (Measurement other : some) {
      if (other.contender().equals(peer) && other.task().cell() == cell) {
        find(some, ours, cell, other.task().size())
            .ifPresent(
                own -> {
                  ratios.add(other.milliseconds() / own.milliseconds());
                  sizes.add(other.task().size());
                });
      }
    }
    if (ratios.isEmpty()) {
      return;
    }
    double mean = Figures.geometricMean(ratios);
    double least = ratios.stream().mapToDouble(Double::doubleValue).min().getAsDouble();
    Work work = some.get(0).task().work();
    report.say(
        "%s, %s: %s takes %.2f times as long as %s in geometric mean, at the least %.2f (%s)",
        work.word(), cell.word(), peer, mean, ours, least, sizes.get(ratios.indexOf(least)));
    JsonObject figure = new JsonObject();
    figure.addProperty("work", work.word() + "-ratio");
    figure.addProperty("engine", ours);
    figure.addProperty("peer", peer);
    figure.addProperty("cell", cell.word());
    figure.addProperty("geometric_mean", mean);
    figure.addProperty("least", least);
    report.keep(figure);
  }

  /** Says whether the peers work as well as they do elsewhere, if that is known of any row. */
  private void verdict() {
    List<Measurement> known =
        measured.stream()
            .filter(m -> Share.expected(m.contender(), m.task(), rate).isPresent())
            .toList();
    String slow =
        known.stream()
            .filter(
                m ->
                    !Share.counts(
                        m.milliseconds(),
                        Share.expected(m.contender(), m.task(), rate).getAsDouble()))
            .map(m -> m.contender() + " at " + m.task().question())
            .collect(Collectors.joining(", "));
    if (!known.isEmpty()) {
      report.say("");
      report.say(
          slow.isEmpty()
              ? "Every peer runs within 1.3 times its share of the machine's rate: this run counts."
              : "Slow peers, so that this run does not count: %s",
          slow);
    }
  }

  private static Optional<Measurement> find(
      List<Measurement> some, String name, CellKind cell, Size size) {
    return some.stream()
        .filter(
            m ->
                m.contender().equals(name)
                    && m.task().cell() == cell
                    && m.task().size().equals(size))
        .findFirst();
  }

  private static List<String> names(List<Measurement> some) {
    return some.stream().map(Measurement::contender).distinct().toList();
  }

  private static String join(List<String> cells) {
    return String.join(" | ", cells);
  }
}
