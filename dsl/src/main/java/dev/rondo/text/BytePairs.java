package dev.rondo.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Pieces of words are tokens: characters joined pair by pair, the commonest pairs of the training
 * part first (byte-pair encoding over characters: Sennrich, Haddow and Birch, Neural machine
 * translation of rare words with subword units, ACL 2016). No pair reaches from one word into the
 * next; a blank belongs to the word behind it, so that the tokens side by side are the text again.
 * Made by {@link Tokenization#bytePairs}.
 */
public final class BytePairs implements Tokenizer {

  /**
   * Two tokens that stand side by side and become one.
   *
   * @param left the first
   * @param right the second
   */
  public record Merge(String left, String right) {

    String joined() {
      return left + right;
    }
  }

  private final boolean lowercase;
  private final List<Merge> merges;
  private final Map<Merge, Integer> ranks = new HashMap<>();

  /**
   * Merges in the order in which they were learned.
   *
   * @param lowercase whether the text is put in lower case first, by the rules that no country has
   * @param merges each once; an earlier one is made before a later one
   */
  public BytePairs(boolean lowercase, List<Merge> merges) {
    this.lowercase = lowercase;
    this.merges = List.copyOf(merges);
    for (int i = 0; i < merges.size(); i++) {
      ranks.put(merges.get(i), i);
    }
  }

  @Override
  public boolean lowercase() {
    return lowercase;
  }

  /** The merges in the order in which they were learned. */
  public List<Merge> merges() {
    return merges;
  }

  @Override
  public void read(String text, Predicate<String> taker) {
    Map<String, List<String>> known = new HashMap<>();
    Chunks.read(
        lowercase ? text.toLowerCase(Locale.ROOT) : text,
        chunk -> {
          for (String token : known.computeIfAbsent(chunk, this::pieces)) {
            if (!taker.test(token)) {
              return false;
            }
          }
          return true;
        });
  }

  /** The tokens of one chunk: the earliest merge that fits is made wherever it fits, and again. */
  List<String> pieces(String chunk) {
    List<String> pieces = new ArrayList<>();
    for (int at = 0; at < chunk.length(); ) {
      int end = Graphemes.end(chunk, at);
      pieces.add(chunk.substring(at, end));
      at = end;
    }
    for (Merge best = earliest(pieces); best != null; best = earliest(pieces)) {
      pieces = merged(pieces, best);
    }
    return List.copyOf(pieces);
  }

  private Merge earliest(List<String> pieces) {
    Merge best = null;
    int rank = Integer.MAX_VALUE;
    for (int i = 0; i + 1 < pieces.size(); i++) {
      Merge pair = new Merge(pieces.get(i), pieces.get(i + 1));
      int known = ranks.getOrDefault(pair, Integer.MAX_VALUE);
      if (known < rank) {
        best = pair;
        rank = known;
      }
    }
    return best;
  }

  /** The pieces with one merge made wherever it fits, from left to right. */
  static List<String> merged(List<String> pieces, Merge merge) {
    List<String> merged = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      boolean fits =
          i + 1 < pieces.size()
              && pieces.get(i).equals(merge.left())
              && pieces.get(i + 1).equals(merge.right());
      merged.add(fits ? merge.joined() : pieces.get(i));
      i += fits ? 1 : 0;
    }
    return merged;
  }

  @Override
  public String text(List<String> tokens) {
    return String.join("", tokens);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BytePairs pairs
        && lowercase == pairs.lowercase
        && merges.equals(pairs.merges);
  }

  @Override
  public int hashCode() {
    return merges.hashCode();
  }

  /** How many merges there are, and the first of them. */
  @Override
  public String toString() {
    return Shown.count(merges.size(), "byte pair")
        + ": "
        + Shown.tokens(merges.stream().map(Merge::joined).toList());
  }
}
