package dev.rondo.data;

/** The smallest training value becomes 0, the largest 1. */
record MinMax() implements Scaler {

  @Override
  public Affine fit(double[] values) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    return Affine.guarded(least, most - least, Math.max(Math.abs(least), Math.abs(most)));
  }

  @Override
  public String toString() {
    return "minMax()";
  }
}
