package dev.rondo.architecture;

/** A function applied to each number of a layer's output. */
public enum Activation {
  /** The number itself. */
  LINEAR,
  /** The hyperbolic tangent, between -1 and 1. */
  TANH,
  /** {@code max(0, x)}. */
  RELU,
  /** {@code 1 / (1 + exp(-x))}, between 0 and 1. */
  SIGMOID
}
