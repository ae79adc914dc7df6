package dev.rondo.data;

/** What to do about cells without a value. */
public enum Missing {
  /**
   * Put a value on the straight line between the neighbours, at the ends the nearest value. The
   * training part is filled from the training part alone.
   */
  INTERPOLATE,
  /** Leave the whole row out; its neighbours are then taken as adjacent. */
  DROP
}
