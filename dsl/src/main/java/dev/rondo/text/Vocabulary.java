package dev.rondo.text;

import dev.rondo.output.Tabular;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The tokens that are known, each with its number and how often it was seen. They are numbered from
 * 1, the most frequent first, equals by their text; 0 is padding and no token. Where unknown tokens
 * are known to it, token 1 is {@code <unknown>} and stands for all others. An immutable value.
 */
public final class Vocabulary implements Tabular {

  /** The token that stands for all that are not in the vocabulary. */
  public static final String UNKNOWN = "<unknown>";

  /** The number that is no token's: what fills up shorter texts. */
  public static final int PADDING = 0;

  /** A longer token is no writing: it is left out, in UTF-16 units. */
  static final int LONGEST_TOKEN = 4096;

  private static final int SHOWN = 20;

  private final List<String> texts;
  private final List<Long> counts;
  private final Map<String, Integer> numbers = new HashMap<>();

  Vocabulary(List<String> texts, List<Long> counts) {
    this.texts = List.copyOf(texts);
    this.counts = List.copyOf(counts);
    for (int i = 0; i < texts.size(); i++) {
      numbers.put(texts.get(i), i + 1);
    }
  }

  /**
   * The most frequent of counted tokens.
   *
   * @param counted how often each was seen; a token that holds half a surrogate pair, or is longer
   *     than 4,096 characters, is no writing and left out
   * @param unknown whether {@code <unknown>} is token 1 and counts what is left out
   * @param size how many tokens at most, {@code <unknown>} among them
   * @param minCount how often a token must have been seen
   */
  public static Vocabulary of(Map<String, Long> counted, boolean unknown, int size, long minCount) {
    int most = size - (unknown ? 1 : 0);
    List<Map.Entry<String, Long>> kept =
        counted.entrySet().stream()
            .filter(entry -> entry.getValue() >= minCount)
            .filter(entry -> isWriting(entry.getKey()))
            .sorted(
                Map.Entry.<String, Long>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
            .limit(most)
            .toList();
    List<String> texts = new ArrayList<>();
    List<Long> counts = new ArrayList<>();
    if (unknown) {
      texts.add(UNKNOWN);
      counts.add(total(counted.values()) - total(kept.stream().map(Map.Entry::getValue).toList()));
    }
    kept.forEach(
        entry -> {
          texts.add(entry.getKey());
          counts.add(entry.getValue());
        });
    return new Vocabulary(texts, counts);
  }

  private static boolean isWriting(String token) {
    return token.length() <= LONGEST_TOKEN && !Shown.holdsHalf(token) && !token.equals(UNKNOWN);
  }

  private static long total(Iterable<Long> counts) {
    long total = 0;
    for (long count : counts) {
      total += count;
    }
    return total;
  }

  /** How many tokens there are, {@code <unknown>} among them and padding not. */
  public int size() {
    return texts.size();
  }

  /** Whether unknown tokens are known, as token 1. */
  public boolean knowsUnknown() {
    return !texts.isEmpty() && texts.get(0).equals(UNKNOWN);
  }

  /** Whether this token is one of them. */
  public boolean contains(String text) {
    return numbers.containsKey(text);
  }

  /**
   * The number of a token; of {@code <unknown>} where it is none of them.
   *
   * @throws IllegalArgumentException if it is none of them and unknown tokens are not known
   */
  public int token(String text) {
    Integer number = numbers.get(text);
    if (number != null) {
      return number;
    }
    if (knowsUnknown()) {
      return 1;
    }
    throw new IllegalArgumentException(
        "vocabulary: "
            + Shown.token(text)
            + " is none of its "
            + Shown.count(size(), "token")
            + "; leave it out, or declare .unknown() and train anew");
  }

  /**
   * The text of a token.
   *
   * @param number from 1 to {@link #size()}
   */
  public String text(int number) {
    return texts.get(checked(number) - 1);
  }

  /**
   * How often a token was seen where the vocabulary was made.
   *
   * @param number from 1 to {@link #size()}
   */
  public long count(int number) {
    return counts.get(checked(number) - 1);
  }

  private int checked(int number) {
    if (number < 1 || number > size()) {
      throw new IllegalArgumentException(
          "vocabulary: there is no token " + number + "; tokens are numbered 1 to " + size());
    }
    return number;
  }

  /** The texts of all tokens; token k stands at place k-1. */
  public List<String> texts() {
    return texts;
  }

  /** How often each was seen; token k stands at place k-1. */
  List<Long> counts() {
    return counts;
  }

  /** All tokens: columns {@code token} (its number), {@code text} and {@code count}. */
  public Table toTable() {
    return table(size());
  }

  private Table table(int rows) {
    return Table.create(
        "vocabulary",
        IntColumn.create("token", IntStream.rangeClosed(1, rows).toArray()),
        StringColumn.create("text", texts.subList(0, rows)),
        LongColumn.create(
            "count", counts.subList(0, rows).stream().mapToLong(Long::longValue).toArray()));
  }

  /** The first twenty tokens; all of them are in {@link #toTable()}. */
  @Override
  public Table shown() {
    return table(Math.min(SHOWN, size()));
  }

  /** How many tokens there are, and the first of them. */
  @Override
  public String toString() {
    return Shown.count(size(), "token") + ": " + Shown.tokens(texts);
  }
}
