package dev.rondo.generate;

import java.util.OptionalInt;

/**
 * Tokens drawn by chance. From the network's scores s, in this order:
 *
 * <pre>
 * p = softmax(s / temperature)
 * top-k: the k likeliest tokens stay; of equals the one with the lower number
 * top-p: the fewest of the likeliest stay that have together a share of at least topP of the rest
 * what stays is drawn from by its shares
 * </pre>
 *
 * A temperature below 1 prefers the likely, one above 1 the unlikely; towards 0 it is {@link
 * Greedy}, and so is {@code topK(1)}. Sources: A. Fan, M. Lewis and Y. Dauphin, Hierarchical neural
 * story generation, ACL 2018 (top-k); A. Holtzman et al., The curious case of neural text
 * degeneration, ICLR 2020 (top-p, or nucleus).
 *
 * <p>The n-th token takes the n-th number of the stream that the seed begins, so the same model,
 * prompt and words write the same text whatever ran before.
 *
 * @param temperature what scores are divided by, above 0; 1 if nothing else is said
 * @param topK how many of the likeliest tokens stay; empty for all
 * @param topP the share that stays, above 0 to 1; 1 if nothing else is said
 * @param seed begins the stream of chance; 1 if nothing else is said
 */
public record Sampling(double temperature, OptionalInt topK, double topP, long seed)
    implements Decoding {

  /** Drawn by the network's own probabilities. */
  public static final Sampling PLAIN = new Sampling(1, OptionalInt.empty(), 1, 1);

  /** Checks the numbers. */
  public Sampling {
    if (!(temperature > 0) || Double.isInfinite(temperature)) {
      throw new IllegalArgumentException(
          "temperature("
              + number(temperature)
              + "): expected a number above 0"
              + (temperature == 0 ? "; greedy() always takes the likeliest token" : ""));
    }
    if (topK.isPresent() && topK.getAsInt() < 1) {
      throw new IllegalArgumentException("topK(" + topK.getAsInt() + "): expected at least 1");
    }
    if (!(topP > 0 && topP <= 1)) {
      throw new IllegalArgumentException(
          "topP(" + number(topP) + "): expected a share above 0, to 1");
    }
  }

  /** The same at this temperature. */
  public Sampling temperature(double number) {
    return new Sampling(number, topK, topP, seed);
  }

  /** The same from the k likeliest tokens. */
  public Sampling topK(int k) {
    return new Sampling(temperature, OptionalInt.of(k), topP, seed);
  }

  /** The same from the likeliest tokens that have together this share. */
  public Sampling topP(double share) {
    return new Sampling(temperature, topK, share, seed);
  }

  /** The same by another stream of chance. */
  public Sampling seed(long number) {
    return new Sampling(temperature, topK, topP, number);
  }

  /** Whether some tokens are left out. */
  boolean narrows() {
    return topK.isPresent() || topP < 1;
  }

  /** The expression that makes it; what is as usual stays unsaid. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    if (temperature != 1 || !narrows()) {
      out.append(".temperature(").append(number(temperature)).append(')');
    }
    topK.ifPresent(k -> out.append(".topK(").append(k).append(')'));
    if (topP < 1) {
      out.append(".topP(").append(number(topP)).append(')');
    }
    if (seed != PLAIN.seed) {
      out.append(".seed(").append(seed).append(')');
    }
    return out.substring(1);
  }

  private static String number(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
    return whole ? Long.toString((long) value) : Double.toString(value);
  }
}
