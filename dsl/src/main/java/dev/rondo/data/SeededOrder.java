package dev.rondo.data;

/**
 * Shuffles by Fisher and Yates with the numbers of SplitMix64 (Steele, Lea and Flood, 2014): the
 * same order for the same seed on every machine.
 */
final class SeededOrder {

  private long state;

  SeededOrder(long seed) {
    this.state = seed;
  }

  /** The numbers in a drawn order, each order as likely as another. */
  int[] shuffled(int[] numbers) {
    int[] order = numbers.clone();
    for (int i = order.length - 1; i > 0; i--) {
      int j = below(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }

  private int below(int bound) {
    return (int) Math.floorMod(next() >>> 1, (long) bound);
  }

  private long next() {
    state += 0x9e3779b97f4a7c15L;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
