package dev.rondo.generate;

/** The likeliest texts after one step of a beam search, the likeliest first. */
final class BeamStep {

  /** {@code -ln p} of each text as a whole. */
  final double[] totals;

  /** The token it got in this step, {@code -ln p} of that, and the place its beginning had. */
  final int[] tokens;

  final double[] nats;
  final int[] origins;
  private int found;

  BeamStep(int texts) {
    totals = new double[texts];
    tokens = new int[texts];
    nats = new double[texts];
    origins = new int[texts];
  }

  int size() {
    return totals.length;
  }

  /** Takes a text in if it is likelier than one that is there; of equals the earlier one stays. */
  void offer(double total, int token, double cost, int origin) {
    if (found == size() && total >= totals[found - 1]) {
      return;
    }
    int at = Math.min(found, size() - 1);
    while (at > 0 && total < totals[at - 1]) {
      totals[at] = totals[at - 1];
      tokens[at] = tokens[at - 1];
      nats[at] = nats[at - 1];
      origins[at] = origins[at - 1];
      at--;
    }
    totals[at] = total;
    tokens[at] = token;
    nats[at] = cost;
    origins[at] = origin;
    found = Math.min(found + 1, size());
  }

  /** Whether each text goes on in the place it had among {@code before} texts. */
  boolean keepsPlaces(int before) {
    boolean kept = size() == before;
    for (int i = 0; i < size(); i++) {
      kept &= origins[i] == i;
    }
    return kept;
  }
}
