package dev.rondo.engine.internal.vector;

/**
 * Rows of numbers in an array: row r begins at {@code offset + r * stride}. What lies between the
 * width of a row and its stride is zero.
 */
record Rows(float[] data, int offset, int stride) {

  Rows(float[] data, int stride) {
    this(data, 0, stride);
  }

  int at(int row) {
    return offset + row * stride;
  }
}
