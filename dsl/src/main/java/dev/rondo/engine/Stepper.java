package dev.rondo.engine;

/**
 * A network that goes one time step at a time and remembers where it stands: for text that is
 * written character by character, or a forecast that goes on as figures come in. It keeps the
 * weights that the network had when it was made, and one thread at a time may use it.
 */
public interface Stepper {

  /** How many sequences go on side by side, N. */
  int sequences();

  /** Goes back to the state before any step, which is zero. */
  void reset();

  /**
   * Goes on from this state.
   *
   * @throws IllegalArgumentException if it is not one of this network for N sequences
   */
  void start(NetworkState state);

  /**
   * Goes one step forward.
   *
   * @param x the step's input, {@code [N*F]} in row order; for an embedding {@code [N]} tokens'
   *     numbers
   * @return the answer, {@code [N*O]}; the array is the stepper's own and holds the next answer
   *     after the next step
   * @throws IllegalArgumentException if x has another length or is no token's number
   */
  float[] step(float[] x);

  /** The state after the last step, as a value. */
  NetworkState state();
}
