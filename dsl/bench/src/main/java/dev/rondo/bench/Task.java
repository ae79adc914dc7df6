package dev.rondo.bench;

import com.google.gson.JsonObject;

/**
 * One row of the tables: some work on one cell at one size.
 *
 * @param work what is done
 * @param cell the cell of the one recurrent layer
 * @param size how large
 */
record Task(Work work, CellKind cell, Size size) {

  /** How many numbers the head gives a step: one, or a number for each character. */
  int outputs() {
    return work == Work.GENERATE ? size.inputs() : 1;
  }

  /**
   * The floating-point operations of the products, and of nothing else: two for each multiplication
   * and addition, counted the same for every engine and peer.
   *
   * <pre>
   *   forward   2 B T (G H (I + H) + H O)         input, hidden state, head
   *   backward  2 B T (G H (I + H) + H O)         weights
   *           + 2 B T (G H H + H O)               hidden state; by the input nobody asks
   * </pre>
   */
  double flops() {
    double rows = 2.0 * size.batch() * size.steps();
    double columns = (double) cell.gates * size.units();
    double head = (double) size.units() * outputs();
    double forward = rows * (columns * (size.inputs() + size.units()) + head);
    double back = rows * (columns * size.units() + head);
    return work == Work.TRAIN ? 2 * forward + back : forward;
  }

  /** Billions of operations a second, if it takes so long. */
  double gflops(double milliseconds) {
    return flops() / milliseconds / 1e6;
  }

  /** As a peer is asked: {@code train lstm 32 50 8 32}. */
  String question() {
    return work.word() + " " + cell.word() + " " + size.toString().replace(',', ' ');
  }

  /** The start of a figure's object in the file. */
  JsonObject figure(String engine) {
    return figure(work.word(), engine, cell, size);
  }

  /** The start of a figure's object in the file, for any work. */
  static JsonObject figure(String work, String engine, CellKind cell, Size size) {
    JsonObject figure = new JsonObject();
    figure.addProperty("work", work);
    figure.addProperty("engine", engine);
    figure.addProperty("cell", cell.word());
    figure.addProperty("B", size.batch());
    figure.addProperty("T", size.steps());
    figure.addProperty("I", size.inputs());
    figure.addProperty("H", size.units());
    return figure;
  }
}
