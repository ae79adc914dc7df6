package dev.rondo.generate;

import java.util.Arrays;

/** Tokens as they are written, one after another. */
final class WrittenTokens {

  private int[] tokens = new int[64];
  private double[] nats = new double[64];
  private int size;

  int size() {
    return size;
  }

  void add(int token, double cost) {
    if (size == tokens.length) {
      tokens = Arrays.copyOf(tokens, 2 * size);
      nats = Arrays.copyOf(nats, 2 * size);
    }
    tokens[size] = token;
    nats[size] = cost;
    size++;
  }

  Continuation soFar() {
    return new Continuation(Arrays.copyOf(tokens, size), Arrays.copyOf(nats, size));
  }
}
