package dev.rondo.layer;

/**
 * A counter-based random generator: the n-th number depends on the key and n alone, so the same
 * seed gives the same numbers whatever ran before. The mixing function is SplitMix64's; source: G.
 * Steele et al., Fast Splittable Pseudorandom Number Generators, OOPSLA 2014.
 */
public final class CounterRandom {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final long key;
  private long counter;

  private CounterRandom(long key) {
    this.key = key;
  }

  /** The stream for a seed, a purpose and any further numbers such as epoch, batch and layer. */
  public static CounterRandom keyed(long seed, Purpose purpose, long... path) {
    long key = mix(seed + GOLDEN);
    key = mix(key ^ purpose.number() * GOLDEN);
    for (long part : path) {
      key = mix(key + GOLDEN * (part + 1));
    }
    return new CounterRandom(key);
  }

  private static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }

  /** 64 random bits. */
  public long nextLong() {
    counter++;
    return mix(key + counter * GOLDEN);
  }

  /** Uniform in [0, 1). */
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  /** The number that {@link #nextDouble} gives as its n-th, counted from 0; changes nothing. */
  public double doubleAt(long n) {
    return (mix(key + (n + 1) * GOLDEN) >>> 11) * 0x1.0p-53;
  }

  /** Normal with mean 0 and deviation 1, by the method of Box and Muller. */
  public double nextNormal() {
    double u = 1 - nextDouble();
    double v = nextDouble();
    return Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * v);
  }

  /** Uniform among 0 to {@code bound - 1}. */
  public int nextInt(int bound) {
    return (int) (nextDouble() * bound);
  }

  /** The numbers 0 to {@code n - 1} in random order (Fisher and Yates). */
  public int[] permutation(int n) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      int j = nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
