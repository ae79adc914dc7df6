package dev.rondo.engine;

import dev.rondo.architecture.BidirectionalSpec;
import dev.rondo.architecture.LayerSpec;
import dev.rondo.architecture.SummarySpec;

/** Whether a network can go one step at a time, and whether a step's input fits. */
public final class StepChecks {

  private StepChecks() {}

  /**
   * Whether what comes later never changes what was answered before.
   *
   * @throws IllegalArgumentException if a layer looks ahead, or back at all steps
   */
  public static void check(NetworkShape shape, int sequences) {
    String who = shape.architecture() + ": stepper(" + sequences + ")";
    if (sequences < 1) {
      throw new IllegalArgumentException(who + ": expects at least 1 sequence");
    }
    for (LayerSpec layer : shape.architecture().layers()) {
      if (layer instanceof BidirectionalSpec) {
        throw new IllegalArgumentException(
            who + ": " + layer + " reads backward too and needs whole sequences; use forward");
      }
      if (layer instanceof SummarySpec && layer != SummarySpec.LAST) {
        throw new IllegalArgumentException(
            who + ": " + layer + " looks at every step of a sequence; use last(), or forward");
      }
    }
    if (shape.side() > 0) {
      throw new IllegalArgumentException(who + ": side inputs join whole sequences; use forward");
    }
  }

  /**
   * Whether it can go on from a state.
   *
   * @throws IllegalArgumentException if it is not one of the network for so many sequences
   */
  public static void check(NetworkShape shape, int sequences, NetworkState state) {
    StateChecks.check(shape, sequences, state);
  }

  /**
   * Whether a step's input has the right length and, for an embedding, tokens' numbers.
   *
   * @throws IllegalArgumentException if it has not
   */
  public static void check(NetworkShape shape, int sequences, float[] x) {
    if (x.length != sequences * shape.stepWidth()) {
      throw new IllegalArgumentException(
          shape.architecture()
              + ": step(x): expects "
              + sequences
              + " x "
              + shape.stepWidth()
              + " numbers, got "
              + x.length);
    }
    if (shape.embeds()) {
      TokenChecks.check(shape, x);
    }
  }
}
