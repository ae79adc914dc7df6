package dev.rondo.text;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How texts are to be cut into tokens and which of these get a number, before any text is seen; the
 * training part {@link #fit completes} it. An immutable value.
 *
 * @param unit what a token is
 * @param size how many tokens the vocabulary has at most, {@code <unknown>} among them
 * @param minCount how often a token must be seen in the training part to get a number
 * @param lowercase whether texts are put in lower case first
 * @param unknown whether tokens without a number are read as {@code <unknown>}
 */
public record Tokenization(Unit unit, int size, long minCount, boolean lowercase, boolean unknown) {

  /** What a token is. */
  public enum Unit {
    /** A word, a number or a mark, as {@link Words} cuts them. */
    WORDS,
    /** The same, and the end of every line. */
    WORDS_AND_LINES,
    /** A character, as {@link Characters} cuts them. */
    CHARACTERS,
    /** A piece of a word, as {@link BytePairs} joins them. */
    BYTE_PAIRS,
    /** What stands between blanks, as {@link BlankSeparated} cuts it. */
    ITEMS
  }

  private static final int UNBOUNDED = Integer.MAX_VALUE;

  /** A pair that stands side by side but once is no pattern. */
  private static final long COMMON = 2;

  /** Checks the numbers. */
  public Tokenization {
    if (size < 2) {
      throw new IllegalArgumentException(
          call(unit, size) + ": a vocabulary has at least 2 tokens, one of them <unknown>");
    }
    if (minCount < 1) {
      throw new IllegalArgumentException(
          "minCount(" + minCount + "): expected at least 1; 1 keeps every token");
    }
  }

  /** The {@code size} most frequent words; all others are {@code <unknown>}. */
  public static Tokenization words(int size) {
    return new Tokenization(Unit.WORDS, size, 1, false, true);
  }

  /** Every character; one that was never seen is refused unless {@link #withUnknown()}. */
  public static Tokenization characters() {
    return new Tokenization(Unit.CHARACTERS, UNBOUNDED, 1, false, false);
  }

  /**
   * Pieces of words, {@code size} different ones in all; a character that was never seen is refused
   * unless {@link #withUnknown()}.
   */
  public static Tokenization bytePairs(int size) {
    return new Tokenization(Unit.BYTE_PAIRS, size, 1, false, false);
  }

  /** The {@code size} most frequent of what stands between blanks; others are {@code <unknown>}. */
  public static Tokenization items(int size) {
    return new Tokenization(Unit.ITEMS, size, 1, false, true);
  }

  /** The same with the end of a line as a word of its own; of words alone. */
  public Tokenization withLines() {
    Unit next = unit == Unit.WORDS ? Unit.WORDS_AND_LINES : unit;
    return new Tokenization(next, size, minCount, lowercase, unknown);
  }

  /** The same in lower case. */
  public Tokenization withLowercase() {
    return new Tokenization(unit, size, minCount, true, unknown);
  }

  /** The same, and what has no number is read as {@code <unknown>}. */
  public Tokenization withUnknown() {
    return new Tokenization(unit, size, minCount, lowercase, true);
  }

  /** The same with a number only for what is seen so often; all else is {@code <unknown>}. */
  public Tokenization withMinCount(long count) {
    return new Tokenization(unit, size, count, lowercase, unknown || count > 1);
  }

  /**
   * The tokens of these texts, numbered.
   *
   * @param texts the training part and nothing else
   * @param longest how many tokens of a text count at most
   * @throws IllegalArgumentException if byte pairs are asked for and even the characters are more
   */
  public TextEncoding fit(List<String> texts, int longest) {
    return switch (unit) {
      case WORDS -> counted(new Words(lowercase, false), texts, longest);
      case WORDS_AND_LINES -> counted(new Words(lowercase, true), texts, longest);
      case CHARACTERS -> counted(new Characters(lowercase), texts, longest);
      case ITEMS -> counted(new BlankSeparated(lowercase), texts, longest);
      case BYTE_PAIRS -> paired(texts);
    };
  }

  private TextEncoding counted(Tokenizer tokenizer, List<String> texts, int longest) {
    Map<String, Long> counts = new HashMap<>();
    for (String text : texts) {
      int[] taken = {0};
      tokenizer.read(
          text,
          token -> {
            counts.merge(token, 1L, Long::sum);
            taken[0]++;
            return taken[0] < longest;
          });
    }
    return new TextEncoding(tokenizer, Vocabulary.of(counts, unknown, size, minCount));
  }

  private TextEncoding paired(List<String> texts) {
    Map<String, Long> chunks = new HashMap<>();
    for (String text : texts) {
      Chunks.read(
          lowercase ? text.toLowerCase(Locale.ROOT) : text,
          chunk -> chunks.merge(chunk, 1L, Long::sum) > 0);
    }
    BytePairs none = new BytePairs(lowercase, List.of());
    Vocabulary alphabet = Vocabulary.of(counts(none, chunks), unknown, UNBOUNDED, minCount);
    if (alphabet.size() > size) {
      throw new IllegalArgumentException(
          call(unit, size)
              + ": the characters of the training part alone need "
              + Shown.count(alphabet.size(), "token")
              + "; ask for more, or leave the rare ones out with .minCount(2)");
    }
    List<BytePairs.Merge> merges =
        new MergeTraining(chunks, alphabet, Math.max(COMMON, minCount))
            .merges(size - alphabet.size());
    BytePairs pairs = new BytePairs(lowercase, merges);
    return new TextEncoding(
        pairs, Vocabulary.of(known(pairs, chunks, alphabet), unknown, UNBOUNDED, 0));
  }

  /** How often each token is seen, also those that were merged away; all others together. */
  private static Map<String, Long> known(
      BytePairs pairs, Map<String, Long> chunks, Vocabulary alphabet) {
    Set<String> tokens = new HashSet<>(alphabet.texts());
    pairs.merges().forEach(merge -> tokens.add(merge.joined()));
    Map<String, Long> known = new HashMap<>();
    tokens.forEach(token -> known.put(token, 0L));
    counts(pairs, chunks)
        .forEach(
            (token, count) ->
                known.merge(tokens.contains(token) ? token : Vocabulary.UNKNOWN, count, Long::sum));
    return known;
  }

  private static Map<String, Long> counts(BytePairs pairs, Map<String, Long> chunks) {
    Map<String, Long> counts = new HashMap<>();
    chunks.forEach(
        (chunk, count) ->
            pairs.pieces(chunk).forEach(token -> counts.merge(token, count, Long::sum)));
    return counts;
  }

  private static String call(Unit unit, int size) {
    String name =
        switch (unit) {
          case WORDS, WORDS_AND_LINES, ITEMS -> "words";
          case CHARACTERS -> "characters";
          case BYTE_PAIRS -> "bytePairs";
        };
    return name + "(" + size + ")";
  }
}
