package dev.rondo.bench;

/**
 * One row of the tables: some work on one cell at one size.
 *
 * @param work what is done
 * @param cell the cell of the one recurrent layer
 * @param size how large
 */
record Task(Work work, CellKind cell, Size size) {

  /**
   * The floating-point operations of the products, and of nothing else: two for each multiplication
   * and addition, counted the same for every engine and peer.
   *
   * <pre>
   *   forward   2 B T (G H (I + H) + H)           input, hidden state, head
   *   backward  2 B T (G H (I + H) + H)           weights
   *           + 2 B T (G H H + H)                 hidden state; by the input nobody asks
   * </pre>
   */
  double flops() {
    double rows = 2.0 * size.batch() * size.steps();
    double columns = (double) cell.gates * size.units();
    double forward = rows * (columns * (size.inputs() + size.units()) + size.units());
    double back = rows * (columns * size.units() + size.units());
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
}
