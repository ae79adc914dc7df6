package dev.rondo.evaluate;

import java.util.Arrays;

/**
 * An n-gram model of tokens: what a language model has to beat. It foretells a token from the n-1
 * before it, by counts of the training part alone, smoothed by the interpolated, modified method of
 * Kneser and Ney; sources: R. Kneser and H. Ney, Improved backing-off for m-gram language modeling,
 * ICASSP 1995; S. F. Chen and J. Goodman, An empirical study of smoothing techniques for language
 * modeling, Computer Speech and Language 13, 1999.
 *
 * <p>With context h, h' the same without its oldest token, c the count, D the discount of its size,
 * and V tokens:
 *
 * <pre>
 * p(w | h) = (c(hw) - D(c(hw))) / sum_v c(hv)  +  g(h) p(w | h')
 * g(h)     = sum_v D(c(hv)) / sum_v c(hv);  p(w | h) = p(w | h') where h was never seen
 * p(w | no token at all) = 1 / V
 * </pre>
 *
 * The counts of the longest n-grams are how often they occur; those of shorter ones are how many
 * different tokens they were seen after. The discounts of each length follow from its counts of
 * counts ({@code 0.5, 1, 1.5} where there are too few of them). For every context the probabilities
 * of the V tokens add up to 1, and none is 0. A text begins after padding, token 0.
 *
 * <p>It keeps some 40 bytes for each different n-gram: the 5-grams of 5 million characters of
 * English take 25 MB and are counted in a second. Immutable, and safe to share between threads.
 */
public final class NGram {

  /** The n of a 5-gram, which is the usual one. */
  public static final int USUAL_ORDER = 5;

  private final int tokens;
  private final int order;

  /** A context is the number of the same without its oldest token, joined to that token. */
  private final LongTable contexts;

  /** An n-gram is the number of its context, joined to its last token. */
  private final LongTable grams;

  private final int[] counts;

  /** Of each context, 1 over the sum of its counts, and what they leave to shorter ones. */
  private final double[] scale;

  private final double[] left;
  private final Discounts[] discounts;

  private NGram(NGramCounts seen) {
    tokens = seen.tokens();
    order = seen.order();
    contexts = seen.contexts();
    grams = seen.grams();
    counts = seen.counts();
    discounts = seen.discounts();
    scale = new double[contexts.size()];
    left = new double[contexts.size()];
    for (int i = 0; i < grams.size(); i++) {
      int context = NGramCounts.context(grams.key(i));
      scale[context] += counts[i];
      left[context] += discounts[seen.length(context)].of(counts[i]);
    }
    for (int i = 0; i < scale.length; i++) {
      scale[i] = 1 / scale[i];
      left[i] *= scale[i];
    }
  }

  /** Counts the 5-grams of a training part; see {@link #of(int[], int, int)}. */
  public static NGram of(int[] training, int tokens) {
    return of(training, tokens, USUAL_ORDER);
  }

  /**
   * Counts a training part.
   *
   * @param training the tokens' numbers in the order of the text, each from 1 to {@code tokens}
   * @param tokens how many tokens there are, V, whether they occur in training or not
   * @param order how many tokens an n-gram has, from 1 to 16
   */
  public static NGram of(int[] training, int tokens, int order) {
    if (order < 1 || order > 16) {
      throw new IllegalArgumentException("n-gram: order " + order + "; expected 1 to 16");
    }
    check(training, tokens);
    if (training.length == 0) {
      throw new IllegalArgumentException("n-gram: no tokens to count; expected at least 1");
    }
    return new NGram(NGramCounts.of(training, tokens, order));
  }

  private static void check(int[] numbers, int tokens) {
    for (int i = 0; i < numbers.length; i++) {
      if (numbers[i] < 1 || numbers[i] > tokens) {
        throw new IllegalArgumentException(
            "n-gram: token " + numbers[i] + " at " + i + "; expected 1 to " + tokens);
      }
    }
  }

  /** How many tokens an n-gram has. */
  public int order() {
    return order;
  }

  /** How many tokens there are, V. */
  public int tokens() {
    return tokens;
  }

  /**
   * The probability of each token after a context, {@code [V]}; that of token k stands in place
   * k-1.
   *
   * @param context the tokens before, of which the last n-1 count; before a text's first token
   *     there are none
   */
  public double[] probabilities(int... context) {
    check(context, tokens);
    int[] path = path(padded(context), order - 1 + context.length);
    double[] p = new double[tokens];
    for (int k = 1; k <= tokens; k++) {
      p[k - 1] = probability(path, k);
    }
    return p;
  }

  /**
   * The bits of a text under this model, the sum over its tokens of {@code -log2 p}; its first
   * token follows padding. Divided by the number of its characters it is in bits a character.
   *
   * @param part the tokens' numbers in the order of the text
   */
  public double bits(int[] part) {
    check(part, tokens);
    int[] text = padded(part);
    double nats = 0;
    for (int i = order - 1; i < text.length; i++) {
      nats -= Math.log(probability(path(text, i), text[i]));
    }
    return nats / Math.log(2);
  }

  /** The text after as much padding as a context is long. */
  private int[] padded(int[] text) {
    return NGramCounts.padded(text, order);
  }

  /** The numbers of the contexts of a place, the shortest first, as far as they were seen. */
  private int[] path(int[] text, int at) {
    int[] path = new int[order];
    int known = 1; // the empty context has number 0
    while (known < order) {
      int next = contexts.find(LongTable.key(path[known - 1] + 1, text[at - known]));
      if (next < 0) {
        return Arrays.copyOf(path, known);
      }
      path[known] = next;
      known++;
    }
    return path;
  }

  private double probability(int[] path, int token) {
    double p = 1.0 / tokens;
    for (int length = 0; length < path.length; length++) {
      int context = path[length];
      int gram = grams.find(LongTable.key(context, token));
      p *= left[context];
      if (gram >= 0) {
        p += (counts[gram] - discounts[length].of(counts[gram])) * scale[context];
      }
    }
    return p;
  }

  /** Its order and its tokens: {@code 5-gram of 65 tokens}. */
  @Override
  public String toString() {
    return order + "-gram of " + tokens + " tokens";
  }
}
