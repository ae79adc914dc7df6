package dev.rondo.generate;

import dev.rondo.engine.Network;
import dev.rondo.engine.NetworkState;
import dev.rondo.engine.TokenStepper;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Several texts side by side, of whose continuations the likeliest go on. */
final class BeamSearch {

  private final Network network;
  private final int width;
  private final int never;
  private final List<BeamStep> steps = new ArrayList<>();

  BeamSearch(Network network, int width, int never) {
    this.network = network;
    this.width = width;
    this.never = never;
  }

  /**
   * Searches.
   *
   * @param reader has read the prompt
   * @param first its scores of what comes next
   */
  Continuation search(
      TokenStepper reader, float[] first, int n, Consumer<Supplier<Continuation>> told) {
    TokenStepper stepper = reader;
    float[] scores = first;
    int side = 1;
    double[] totals = {0};
    while (steps.size() < n && !Thread.currentThread().isInterrupted()) {
      BeamStep step = spread(totals, scores, reader.tokens());
      steps.add(step);
      told.accept(this::best);
      if (steps.size() < n) {
        stepper = moved(stepper, side, step);
        side = step.size();
        totals = step.totals;
        scores = stepper.step(step.tokens);
      }
    }
    return best();
  }

  /** The likeliest continuations of all texts by one token. */
  private BeamStep spread(double[] totals, float[] scores, int all) {
    long choices = (long) totals.length * (never == 0 ? all : all - 1);
    BeamStep step = new BeamStep((int) Math.min(width, choices));
    for (int text = 0; text < totals.length; text++) {
      double sum = Scores.logSum(scores, text * all, all);
      for (int token = 1; token <= all; token++) {
        double cost = sum - scores[text * all + token - 1];
        if (token != never) {
          step.offer(totals[text] + cost, token, cost, text);
        }
      }
    }
    return step;
  }

  /** What stands where the beginnings of the texts ended, in their order. */
  private TokenStepper moved(TokenStepper stepper, int side, BeamStep step) {
    if (step.keepsPlaces(side)) {
      return stepper;
    }
    NetworkState state = stepper.state().rows(step.origins);
    TokenStepper next = step.size() == side ? stepper : new TokenStepper(network, step.size());
    next.start(state);
    return next;
  }

  /** The likeliest text so far, followed back from its end. */
  private Continuation best() {
    int[] tokens = new int[steps.size()];
    double[] nats = new double[tokens.length];
    int at = 0;
    for (int t = tokens.length - 1; t >= 0; t--) {
      BeamStep step = steps.get(t);
      tokens[t] = step.tokens[at];
      nats[t] = step.nats[at];
      at = step.origins[at];
    }
    return new Continuation(tokens, nats);
  }
}
