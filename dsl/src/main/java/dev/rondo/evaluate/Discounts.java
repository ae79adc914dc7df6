package dev.rondo.evaluate;

/**
 * What is taken from the counts of the n-grams of one length, to be shared out by shorter ones: one
 * number for those counted once, twice, and three times or more.
 *
 * @param one from a count of 1
 * @param two from a count of 2
 * @param more from larger counts
 */
record Discounts(double one, double two, double more) {

  /** Where too few n-grams of a length are there to reckon from. */
  static final Discounts USUAL = new Discounts(0.5, 1, 1.5);

  /**
   * With {@code n[c]} the number of n-grams counted c times and {@code Y = n1 / (n1 + 2 n2)}:
   * {@code D1 = 1 - 2 Y n2/n1, D2 = 2 - 3 Y n3/n2, D3 = 3 - 4 Y n4/n3}.
   *
   * @param n from 0 to 4
   */
  static Discounts of(long[] n) {
    if (n[1] == 0 || n[2] == 0 || n[3] == 0 || n[4] == 0) {
      return USUAL;
    }
    double y = n[1] / (n[1] + 2.0 * n[2]);
    Discounts found =
        new Discounts(1 - 2 * y * n[2] / n[1], 2 - 3 * y * n[3] / n[2], 3 - 4 * y * n[4] / n[3]);
    return found.fit() ? found : USUAL;
  }

  /** Whether each leaves a count something and takes something from it. */
  private boolean fit() {
    return one > 0 && one < 1 && two > 0 && two < 2 && more > 0 && more < 3;
  }

  /** What is taken from a count. */
  double of(int count) {
    return count == 0 ? 0 : count == 1 ? one : count == 2 ? two : more;
  }
}
