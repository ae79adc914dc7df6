package dev.rondo.exchange;

import static dev.rondo.architecture.Architectures.bidirectional;
import static dev.rondo.architecture.Architectures.elman;
import static dev.rondo.architecture.Architectures.gru;
import static dev.rondo.architecture.Architectures.lstm;

import dev.rondo.architecture.Architecture;
import dev.rondo.architecture.CellArchitecture;
import dev.rondo.architecture.SequenceArchitecture;
import dev.rondo.engine.NetworkShape;
import java.util.ArrayList;
import java.util.List;

/**
 * Every cell in one and two layers, forward and in both directions, with every end.
 *
 * @param kind elman, lstm or gru
 * @param layers how many
 * @param both whether they are read in both directions
 * @param end last, mean, max, or steps for none
 */
record Grid(String kind, int layers, boolean both, String end) {

  static final int UNITS = 4;

  static List<Grid> all() {
    List<Grid> all = new ArrayList<>();
    for (String kind : List.of("elman", "lstm", "gru")) {
      for (int layers = 1; layers <= 2; layers++) {
        for (boolean both : new boolean[] {false, true}) {
          for (String end : List.of("last", "mean", "max", "steps")) {
            all.add(new Grid(kind, layers, both, end));
          }
        }
      }
    }
    return all;
  }

  /** The network of two inputs and three outputs. */
  NetworkShape shape() {
    CellArchitecture cell =
        switch (kind) {
          case "elman" -> elman(UNITS);
          case "lstm" -> lstm(UNITS);
          default -> gru(UNITS);
        };
    SequenceArchitecture stack = both ? bidirectional(cell) : cell;
    if (layers == 2) {
      stack = both ? stack.bidirectional(cell) : second(stack);
    }
    Architecture whole =
        switch (end) {
          case "last" -> stack.last();
          case "mean" -> stack.mean();
          case "max" -> stack.max();
          default -> stack;
        };
    return new NetworkShape(whole, 2, 0, 3);
  }

  private SequenceArchitecture second(SequenceArchitecture first) {
    return switch (kind) {
      case "elman" -> first.elman(UNITS);
      case "lstm" -> first.lstm(UNITS);
      default -> first.gru(UNITS);
    };
  }

  @Override
  public String toString() {
    return kind + "_" + layers + "_" + (both ? "both" : "forward") + "_" + end;
  }
}
