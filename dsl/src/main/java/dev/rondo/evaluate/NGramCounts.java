package dev.rondo.evaluate;

import java.util.Arrays;

/**
 * The n-grams of a text of every length up to the order, each in its context, with their counts.
 *
 * @param tokens how many tokens there are
 * @param order the length of the longest
 * @param contexts the contexts; the empty one is number 0
 * @param lengths the length of each context
 * @param grams the n-grams, each its context's number and its last token
 * @param counts how often each was seen, if it is of full length, else after how many tokens
 */
record NGramCounts(
    int tokens, int order, LongTable contexts, byte[] lengths, LongTable grams, int[] counts) {

  private static final int COUNTS_OF_COUNTS = 5;

  static NGramCounts of(int[] training, int tokens, int order) {
    int[] text = padded(training, order);
    LongTable contexts = new LongTable();
    contexts.add(0);
    LongTable grams = new LongTable();
    int[] counts = new int[1 << 10];
    for (int i = order - 1; i < text.length; i++) {
      int context = 0;
      for (int back = 1; back < order; back++) {
        context = contexts.add(LongTable.key(context + 1, text[i - back]));
      }
      int gram = grams.add(LongTable.key(context, text[i]));
      counts = gram < counts.length ? counts : Arrays.copyOf(counts, 2 * counts.length);
      counts[gram]++;
    }
    // Each different n-gram counts once for the one without its oldest token, and so on down:
    // those that are new come after it in the table, so that this loop meets them too.
    for (int i = 0; i < grams.size(); i++) {
      int context = context(grams.key(i));
      if (context > 0) {
        int gram = grams.add(LongTable.key(shorter(contexts, context), (int) grams.key(i)));
        counts = gram < counts.length ? counts : Arrays.copyOf(counts, 2 * counts.length);
        counts[gram]++;
      }
    }
    return new NGramCounts(tokens, order, contexts, lengths(contexts), grams, counts);
  }

  /** The text after as much padding as a context is long. */
  static int[] padded(int[] text, int order) {
    int[] padded = new int[order - 1 + text.length];
    System.arraycopy(text, 0, padded, order - 1, text.length);
    return padded;
  }

  /** The context of an n-gram's key. */
  static int context(long gram) {
    return (int) (gram >>> 32);
  }

  /** The context without its oldest token. */
  private static int shorter(LongTable contexts, int context) {
    return context(contexts.key(context)) - 1;
  }

  private static byte[] lengths(LongTable contexts) {
    byte[] lengths = new byte[contexts.size()];
    for (int i = 1; i < lengths.length; i++) {
      lengths[i] = (byte) (lengths[shorter(contexts, i)] + 1); // which came before it
    }
    return lengths;
  }

  int length(int context) {
    return lengths[context];
  }

  /** The discounts for each length of context. */
  Discounts[] discounts() {
    long[][] n = new long[order][COUNTS_OF_COUNTS];
    for (int i = 0; i < grams.size(); i++) {
      if (counts[i] < COUNTS_OF_COUNTS) {
        n[length(context(grams.key(i)))][counts[i]]++;
      }
    }
    return Arrays.stream(n).map(Discounts::of).toArray(Discounts[]::new);
  }
}
