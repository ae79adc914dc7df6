package dev.rondo.architecture;

/** Where a GRU's reset gate stands. */
public enum Reset {
  /** {@code n = tanh(x Wxn + bxn + r * (h Whn + bhn))}: PyTorch's only form and Keras's default. */
  AFTER,
  /** {@code n = tanh(x Wxn + bxn + (r * h) Whn + bhn)}: the form of the paper. */
  BEFORE
}
