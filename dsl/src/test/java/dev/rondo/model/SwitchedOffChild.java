package dev.rondo.model;

import static dev.rondo.Rondo.cell;
import static dev.rondo.Rondo.epochs;
import static dev.rondo.Rondo.gru;
import static dev.rondo.Rondo.load;

import dev.rondo.cell.MinimalGatedUnit;
import dev.rondo.checkpoint.CheckpointException;

/**
 * A program in a JVM without the fast engine, which says what it does to both outputs; {@link
 * SwitchedOffTest} starts it.
 */
final class SwitchedOffChild {

  private SwitchedOffChild() {}

  /** Trains, and goes on with the run of a file. */
  public static void main(String... arguments) {
    Monthly.declared().model(cell(new MinimalGatedUnit(2)).last()).train(epochs(1).quiet());
    Monthly.declared().model(gru(2).last()).train(epochs(1).inDouble().quiet());
    System.err.println("The fast engine would have run nothing so far.");
    for (int i = 0; i < 2; i++) {
      Forecaster model = Monthly.declared().model(gru(2).last());
      model.train(epochs(1).quiet());
      System.out.println(model);
    }
    try {
      load(arguments[0]).run(Monthly.declared());
    } catch (CheckpointException refused) {
      System.out.println(refused.getMessage());
    }
    load(arguments[0]).forecaster(Monthly.declared()).fineTune(epochs(1).quiet());
  }
}
