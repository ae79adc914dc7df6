package dev.rondo.data;

/** A rule that finds shift and scale from the training part. */
sealed interface Scaler extends Transform permits Standardize, MinMax {

  /** The shift and scale for these values, which are all finite. */
  Affine fit(double[] values);
}
