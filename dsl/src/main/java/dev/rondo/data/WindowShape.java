package dev.rondo.data;

/**
 * How many rows an example takes.
 *
 * @param window the rows a network sees
 * @param horizon the rows it forecasts
 */
record WindowShape(int window, int horizon) {

  /** Rows of window and target together. */
  int rows() {
    return window + horizon;
  }
}
