package dev.rondo.layer;

/** What random numbers are drawn for, so that no two uses share a stream. */
public enum Purpose {
  /** The start of the weights. */
  WEIGHTS,
  /** The order of the examples in an epoch. */
  SHUFFLE,
  /** The masks of dropout. */
  DROPOUT,
  /** The split of examples into parts. */
  SPLIT
}
