package dev.rondo.train;

import dev.rondo.engine.Network;

/** What lets a model write while it trains. */
public interface SampleWriter {

  /**
   * Writes on from a prompt.
   *
   * @param network with its present weights, which stay as they are
   * @param prompt how the text begins
   * @param epoch the number of the epoch that has ended, which decides what is drawn
   * @return the prompt and what follows it
   */
  String write(Network network, String prompt, int epoch);
}
