package dev.rondo.bench;

import dev.rondo.engine.Engines;
import java.util.ArrayList;
import java.util.List;

/** The benchmarks as a program: {@code install/rondo bench}. */
public final class Bench {

  private Bench() {}

  /**
   * Measures and prints.
   *
   * @param arguments {@code --peers}, {@code --json FILE}, {@code --quick}, {@code --only WORD}
   */
  public static void main(String[] arguments) {
    Options options;
    try {
      options = Options.of(List.of(arguments));
    } catch (IllegalArgumentException refused) {
      System.err.println("rondo: bench: " + refused.getMessage());
      System.exit(1);
      return;
    }
    List<Contender> contenders = new ArrayList<>();
    try {
      measure(options, contenders, new Report(System.out));
    } finally {
      contenders.forEach(Contender::close);
    }
  }

  private static void measure(Options options, List<Contender> contenders, Report report) {
    report.say("%s", Machine.here());
    double rate = Product.gflops(options.effort());
    report.say("product of 1024^3 on all cores: %.0f GFLOPS", rate);
    Engines.available().stream()
        .filter(engine -> options.chooses(engine.name()))
        .forEach(engine -> contenders.add(new EngineContender(engine)));
    if (options.peers()) {
      for (PeerContender peer : Peers.start(options)) {
        report.say("%s: %s", peer.name(), peer.banner());
        contenders.add(peer);
      }
    }
    Tables tables = new Tables(new Contest(contenders, options.effort()), rate, report);
    for (Part part : Part.values()) {
      if (options.parts().contains(part)) {
        rows(Work.valueOf(part.name()), options).forEach(tables::add);
      }
    }
    options.json().ifPresent(report::write);
  }

  private static List<Task> rows(Work work, Options options) {
    List<Task> rows = new ArrayList<>();
    for (CellKind cell : CellKind.values()) {
      if (options.cells().contains(cell)) {
        options.sizes().forEach(size -> rows.add(new Task(work, cell, size)));
      }
    }
    return rows;
  }
}
