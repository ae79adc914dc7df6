package dev.rondo.engine;

import dev.rondo.array.internal.RowOrder;
import dev.rondo.data.Batch;

/** Whether what an embedding is given are numbers of its tokens. */
final class TokenChecks {

  private TokenChecks() {}

  /** Those of all real steps; what a padded step holds is not looked at. */
  static void check(NetworkShape shape, Batch batch) {
    double[] numbers = RowOrder.doubles(batch.x());
    int steps = batch.steps();
    for (int n = 0; n < batch.size(); n++) {
      int sequence = n;
      int real = batch.lengths().map(lengths -> lengths[sequence]).orElse(steps);
      for (int t = 0; t < real; t++) {
        double number = numbers[n * steps + t];
        if (!isToken(number, shape)) {
          throw refuse(shape, "sequence " + (n + 1) + ", step " + (t + 1), number);
        }
      }
    }
  }

  /** Those of a single step of some sequences. */
  static void check(NetworkShape shape, float[] x) {
    for (int n = 0; n < x.length; n++) {
      if (!isToken(x[n], shape)) {
        throw refuse(shape, "step(x): sequence " + (n + 1), x[n]);
      }
    }
  }

  private static boolean isToken(double number, NetworkShape shape) {
    return number >= 0 && number < shape.inputs() && number == (int) number;
  }

  private static IllegalArgumentException refuse(NetworkShape shape, String place, double number) {
    String written = number == Math.rint(number) ? String.format("%.0f", number) : "" + number;
    return new IllegalArgumentException(
        shape.architecture()
            + ": "
            + place
            + ": expects a token's number, 0 for padding or 1 to "
            + (shape.inputs() - 1)
            + ", got "
            + written);
  }
}
