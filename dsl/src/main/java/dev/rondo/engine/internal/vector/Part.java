package dev.rondo.engine.internal.vector;

/**
 * The rows of every step that one worker takes through the whole network. No row looks at another,
 * so a batch may be cut anywhere between tiles without a change of bits.
 *
 * @param from the first row
 * @param to the row after the last
 */
record Part(int from, int to) {

  /** The first row alone. */
  static final Part ONE_ROW = new Part(0, 1);

  /** The i-th of {@code parts} about equal parts of some rows, in whole tiles. */
  static Part of(int rows, int parts, int i) {
    int tiles = rows / Lanes.ROWS;
    return new Part(tiles * i / parts * Lanes.ROWS, tiles * (i + 1) / parts * Lanes.ROWS);
  }

  int rows() {
    return to - from;
  }

  /** The row after the last that holds a sequence. */
  int end(Frame frame) {
    return Math.min(to, frame.sequences());
  }
}
