package dev.rondo.data;

/**
 * {@code (value - shift) / scale}.
 *
 * @param shift what becomes 0
 * @param scale what becomes 1 above it, not 0
 */
record Affine(double shift, double scale) implements Invertible {

  static final Affine IDENTITY = new Affine(0, 1);

  /** A scale of rounding noise beside the values is no scale: constant values keep scale 1. */
  private static final double NOISE = 1e-12;

  static Affine guarded(double shift, double scale, double largest) {
    return new Affine(shift, scale > NOISE * largest ? scale : 1);
  }

  double forward(double value) {
    return (value - shift) / scale;
  }

  double inverse(double value) {
    return value * scale + shift;
  }

  @Override
  public double[] forward(double[] column) {
    double[] scaled = new double[column.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = forward(column[i]);
    }
    return scaled;
  }

  @Override
  public double[] inverse(double[] path, double[] column, int origin) {
    double[] values = new double[path.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = inverse(path[i]);
    }
    return values;
  }
}
