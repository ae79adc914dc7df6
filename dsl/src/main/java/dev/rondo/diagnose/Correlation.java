package dev.rondo.diagnose;

/** Pearson's correlation of two rows of figures on a stretch of them. */
final class Correlation {

  private Correlation() {}

  /**
   * {@code cov(a, b) / (sd(a) sd(b))}, from -1 to 1; not a number where one of them is constant.
   */
  static double of(float[] a, double[] b, int from, int to) {
    double meanA = 0;
    double meanB = 0;
    for (int i = from; i < to; i++) {
      meanA += a[i];
      meanB += b[i];
    }
    meanA /= to - from;
    meanB /= to - from;
    double both = 0;
    double squaresA = 0;
    double squaresB = 0;
    for (int i = from; i < to; i++) {
      double x = a[i] - meanA;
      double y = b[i] - meanB;
      both += x * y;
      squaresA += x * x;
      squaresB += y * y;
    }
    return both / Math.sqrt(squaresA * squaresB);
  }
}
