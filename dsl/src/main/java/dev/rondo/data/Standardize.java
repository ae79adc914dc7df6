package dev.rondo.data;

/** Mean 0 and standard deviation 1 (of the population: divided by n). */
record Standardize() implements Scaler {

  @Override
  public Affine fit(double[] values) {
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    double variance = 0;
    double largest = 0;
    for (double value : values) {
      variance += (value - mean) * (value - mean) / values.length;
      largest = Math.max(largest, Math.abs(value));
    }
    return Affine.guarded(mean, Math.sqrt(variance), largest);
  }

  @Override
  public String toString() {
    return "standardize()";
  }
}
