package dev.rondo.generate;

import java.util.Arrays;

/**
 * Tokens that a network wrote, and how likely it found each when it stood there: {@code -ln p} by
 * the network's own probabilities, whatever they were chosen by.
 *
 * @param tokens their numbers, from 1
 * @param nats {@code -ln p} of each, given all before it
 */
public record Continuation(int[] tokens, double[] nats) {

  /** Copies both. */
  public Continuation {
    tokens = tokens.clone();
    nats = nats.clone();
  }

  /** How many tokens there are. */
  public int size() {
    return tokens.length;
  }

  @Override
  public int[] tokens() {
    return tokens.clone();
  }

  @Override
  public double[] nats() {
    return nats.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Continuation that
        && Arrays.equals(tokens, that.tokens)
        && Arrays.equals(nats, that.nats);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(tokens);
  }

  @Override
  public String toString() {
    return tokens.length + " tokens, " + Arrays.stream(nats).sum() + " nats";
  }
}
