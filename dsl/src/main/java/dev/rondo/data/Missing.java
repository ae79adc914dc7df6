package dev.rondo.data;

/** What to do about cells without a value. */
public enum Missing {
  /**
   * Put a value on the straight line between the neighbours, at the ends the nearest value. The
   * training part is filled from the training part alone. In the hold-out the last known value
   * stays, for who forecasts from there does not know the next; future covariates are known.
   */
  INTERPOLATE,
  /** Leave the whole row out; its neighbours are then taken as adjacent. */
  DROP
}
