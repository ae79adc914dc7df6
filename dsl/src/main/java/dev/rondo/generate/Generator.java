package dev.rondo.generate;

import dev.rondo.engine.Network;
import dev.rondo.engine.TokenStepper;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Writes on from tokens with a network's present weights. It knows numbers alone; a model makes
 * text of them. Immutable; the network must not be trained while it writes.
 */
public final class Generator {

  private final Network network;
  private final int never;

  private Generator(Network network, int never) {
    this.network = network;
    this.never = never;
  }

  /**
   * What writes with a network.
   *
   * @param network reads tokens and answers with one score a token at every step
   * @param never the number of a token that is never written, such as {@code <unknown>}; 0 for none
   */
  public static Generator of(Network network, int never) {
    if (network.shape().outputs() == 1 && never == 1) {
      throw new IllegalArgumentException(
          "generate: <unknown> is the only token and is never written; learn from a longer text");
    }
    return new Generator(network, never);
  }

  /** Writes without telling anybody; see {@link #generate(int[], int, Decoding, Consumer)}. */
  public Continuation generate(int[] prompt, int n, Decoding how) {
    return generate(prompt, n, how, soFar -> {});
  }

  /**
   * Writes. The prompt is read from a state of zeros; where it is empty, the first token is chosen
   * by the answer to padding. If the thread is interrupted, it ends after the present token, and
   * the thread stays interrupted.
   *
   * @param prompt the tokens to go on from, of any number
   * @param n how many tokens to write, at least 1
   * @param how which ones
   * @param told is offered what is written so far after each token, and must ask at once if it
   *     wants it
   */
  public Continuation generate(
      int[] prompt, int n, Decoding how, Consumer<Supplier<Continuation>> told) {
    if (n < 1) {
      throw new IllegalArgumentException("generate: " + n + " tokens; expected at least 1");
    }
    TokenStepper stepper = new TokenStepper(network, 1);
    float[] scores = stepper.beginning();
    for (int token : prompt) {
      if (Thread.currentThread().isInterrupted()) {
        return new Continuation(new int[0], new double[0]);
      }
      scores = stepper.step(token);
    }
    if (how instanceof Beam beam) {
      return new BeamSearch(network, beam.width(), never).search(stepper, scores, n, told);
    }
    Choice choice =
        how instanceof Sampling sampling
            ? new TokenDraw(sampling, stepper.tokens(), never)
            : answers -> Scores.best(answers, never);
    return write(stepper, scores, choice, n, told);
  }

  private static Continuation write(
      TokenStepper stepper,
      float[] first,
      Choice choice,
      int n,
      Consumer<Supplier<Continuation>> told) {
    WrittenTokens written = new WrittenTokens();
    float[] scores = first;
    while (written.size() < n && !Thread.currentThread().isInterrupted()) {
      double all = Scores.logSum(scores, 0, scores.length);
      int token = choice.next(scores);
      written.add(token, all - scores[token - 1]);
      told.accept(written::soFar);
      if (written.size() < n) {
        scores = stepper.step(token);
      }
    }
    return written.soFar();
  }
}
