package dev.rondo.engine;

/**
 * A network that reads tokens one after another and says, after each, what comes next: a {@link
 * Stepper} that is fed the tokens' numbers, whether the network embeds them or sees each in a
 * column of its own. One thread at a time may use it.
 */
public final class TokenStepper {

  private final Stepper stepper;
  private final int tokens;
  private final boolean embeds;
  private final float[] x;

  /**
   * Reads with a network's present weights.
   *
   * @param network its answers have one number a token, V
   * @param sequences how many texts are read side by side, N
   * @throws IllegalArgumentException if the network needs whole sequences
   */
  public TokenStepper(Network network, int sequences) {
    stepper = network.stepper(sequences);
    NetworkShape shape = network.shape();
    tokens = shape.outputs();
    embeds = shape.embeds();
    x = new float[sequences * shape.stepWidth()];
  }

  /** How many tokens there are, V. */
  public int tokens() {
    return tokens;
  }

  /**
   * Goes back to where no token was read. What comes first is the answer to padding, a step of
   * zeros; the state that it leads to is dropped, so that a text's first token is read from zero.
   *
   * @return the scores of each sequence's first token, {@code [N*V]}, the stepper's own
   */
  public float[] beginning() {
    stepper.reset();
    float[] scores = stepper.step(x); // all zeros: token 0, or no column at all
    stepper.reset();
    return scores;
  }

  /**
   * Reads a token a sequence.
   *
   * @param read their numbers, {@code [N]}, each from 1 to V
   * @return the scores of what comes next, {@code [N*V]}; softmax makes them probabilities. The
   *     array is the stepper's own and holds other scores after the next step
   */
  public float[] step(int... read) {
    set(read, 1);
    float[] scores = stepper.step(x);
    set(read, 0);
    return scores;
  }

  private void set(int[] read, int value) {
    for (int n = 0; n < read.length; n++) {
      int at = embeds ? n : n * tokens + read[n] - 1; // token k in column k-1
      x[at] = embeds ? read[n] * value : value;
    }
  }

  /** Goes on from this state. */
  public void start(NetworkState state) {
    stepper.start(state);
  }

  /** The state after the last token. */
  public NetworkState state() {
    return stepper.state();
  }
}
