package dev.rondo.generate;

/** Chooses a token from scores. */
interface Choice {

  /**
   * The number of the next token.
   *
   * @param scores of all tokens; that of token k stands in place k-1
   */
  int next(float[] scores);
}
