package dev.rondo.data;

/** How rows become the steps of a sequence, and what is asked of them. */
enum WindowEncoding {
  /** A step is a row of the window; the answer is the whole horizon at once. */
  DIRECT,
  /** A step is a row with what is known of the next; the answer at each step is the next row. */
  AUTOREGRESSIVE;

  /** The steps of a training example. */
  int steps(WindowShape shape) {
    return this == DIRECT ? shape.window() : shape.rows() - 1;
  }

  /** The row whose known-ahead covariates stand in the step of a row. */
  int covariateRow(int row) {
    return this == DIRECT ? row : row + 1;
  }
}
