package dev.rondo.bench;

import com.google.gson.JsonObject;
import dev.rondo.engine.Engines;
import java.util.ArrayList;
import java.util.List;

/** The benchmarks as a program: {@code install/rondo bench}. */
public final class Bench {

  /** How many there are to write with. */
  static final int CHARACTERS = 65;

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
    double rate = machine(options, report);
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
    for (Part part : options.parts()) {
      switch (part) {
        case TRAIN -> rows(Work.TRAIN, options.sizes(), options).forEach(tables::add);
        case INFERENCE -> rows(Work.INFERENCE, options.sizes(), options).forEach(tables::add);
        case GENERATE -> rows(Work.GENERATE, writers(options), options).forEach(tables::add);
        case LENGTH -> new CostByLength(options, report).measure();
        case THREADS -> new CostByThreads(options, report).measure();
        case MEMORY -> new HeapPerStep(options, report).measure();
        case START -> new StartUp(options, report).measure();
      }
    }
    new Summary(tables.measured(), rate, report).show();
    options.json().ifPresent(report::write);
  }

  /** Shows what is measured on, and its rate. */
  private static double machine(Options options, Report report) {
    Machine machine = Machine.here();
    report.say("%s", machine);
    double rate = Product.gflops(options.effort());
    report.say("product of 1024^3 floats on all cores: %.0f GFLOPS", rate);
    JsonObject figure = new JsonObject();
    figure.addProperty("work", "product");
    figure.addProperty("engine", "openblas");
    figure.addProperty("gflops", rate);
    figure.addProperty("processor", machine.processor());
    figure.addProperty("cores", machine.cores());
    figure.addProperty("vector_bits", machine.vectorBits());
    figure.addProperty("java", machine.java());
    report.keep(figure);
    return rate;
  }

  /** The sizes at which characters are written: the asked widths, else 128 and 512. */
  private static List<Size> writers(Options options) {
    List<Integer> widths =
        options.sizes().equals(Size.FIVE)
            ? List.of(128, 512)
            : options.sizes().stream().map(Size::units).distinct().toList();
    return widths.stream().map(units -> new Size(1, 1, CHARACTERS, units)).toList();
  }

  private static List<Task> rows(Work work, List<Size> sizes, Options options) {
    List<Task> rows = new ArrayList<>();
    for (CellKind cell : options.cells()) {
      sizes.forEach(size -> rows.add(new Task(work, cell, size)));
    }
    return rows;
  }
}
