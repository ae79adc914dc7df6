package dev.rondo.train;

import dev.rondo.text.JavaLiteral;

/**
 * How often a model writes while it trains, and from what it goes on.
 *
 * @param every after how many epochs, at least 1
 * @param prompt how the text begins; empty for a text from nothing
 */
public record SamplePlan(int every, String prompt) {

  /** Checks the number. */
  public SamplePlan {
    Numbers.atLeastOne("sample", every, "epoch");
  }

  /** Whether a sample is due at the end of this epoch, numbered from 1. */
  boolean isDue(int epoch) {
    return epoch % every == 0;
  }

  @Override
  public String toString() {
    return "sample(" + every + ", " + JavaLiteral.of(prompt) + ")";
  }
}
