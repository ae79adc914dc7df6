package dev.rondo.layer;

/** What random numbers are drawn for, so that no two uses share a stream. */
public enum Purpose {
  /** The start of the weights. */
  WEIGHTS(1),
  /** The order of the examples in an epoch. */
  SHUFFLE(2),
  /** The masks of dropout. */
  DROPOUT(3),
  /** The split of examples into parts. */
  SPLIT(4),
  /** The paths of a forecast. */
  PATHS(5),
  /** The masks of variational dropout on a layer's input. */
  INPUT_DROPOUT(6),
  /** The masks of variational dropout on a layer's hidden state. */
  RECURRENT_DROPOUT(7),
  /** The masks of DropConnect on a layer's recurrent weights. */
  DROP_CONNECT(8),
  /** The numbers and the start that a gradient check draws. */
  GRADIENT_CHECK(9),
  /** The tokens that a language model writes. */
  WRITING(10);

  private final long number;

  Purpose(long number) {
    this.number = number;
  }

  /**
   * The number that keys this use's stream; it never changes, as old seeds must keep their numbers.
   */
  long number() {
    return number;
  }
}
