package dev.rondo.model;

import dev.rondo.architecture.Architecture;
import dev.rondo.architecture.BidirectionalSpec;
import dev.rondo.architecture.SummaryArchitecture;

/** Which architecture fits the data and the way a series is answered. */
final class FittingArchitecture {

  private FittingArchitecture() {}

  /** An architecture that is to read numbers, rather than tokens. */
  static Architecture ofNumbers(Architecture architecture) {
    if (architecture.embedding().isPresent()) {
      throw new IllegalArgumentException(
          architecture
              + ": "
              + architecture.embedding().get()
              + " gives words and characters their vectors, and these data are numbers; leave it"
              + " out");
    }
    return architecture;
  }

  static void check(Architecture architecture, boolean autoregressive) {
    boolean summary = architecture instanceof SummaryArchitecture;
    if (!autoregressive && !summary) {
      throw new IllegalArgumentException(
          architecture
              + ": answers at every step, the series asks for its horizon at once; end it with"
              + " last(), mean(), max() or attend()");
    }
    if (autoregressive && summary) {
      throw new IllegalArgumentException(
          architecture
              + ": answers once, the series asks for the next row at every step; leave out what"
              + " sums the sequence up");
    }
    if (autoregressive
        && architecture.layers().stream().anyMatch(BidirectionalSpec.class::isInstance)) {
      throw new IllegalArgumentException(
          architecture
              + ": reads the rows to come, and these are what .autoregressive() asks for; leave"
              + " bidirectional or .autoregressive() out");
    }
  }
}
