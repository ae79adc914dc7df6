package dev.rondo.evaluate;

/** Checks that what is compared belongs together. */
final class Pairs {

  private Pairs() {}

  static void require(String score, int truths, int answers) {
    if (truths != answers) {
      throw new IllegalArgumentException(
          score
              + ": "
              + answers
              + " answers for "
              + truths
              + " true values; expected equally many");
    }
    if (truths == 0) {
      throw new IllegalArgumentException(score + ": nothing to score; expected at least 1 value");
    }
  }
}
