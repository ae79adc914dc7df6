package dev.rondo.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Learns which pairs to merge: always the commonest one, equals by the text of the left and then of
 * the right token. Counts are kept up to date where a merge changes them, so that a merge costs as
 * much as the places where its pair stands.
 */
final class MergeTraining {

  /** A stretch of text as the tokens that it is at present. */
  private static final class Stretch {

    private List<String> tokens;
    private final long count;

    Stretch(List<String> tokens, long count) {
      this.tokens = tokens;
      this.count = count;
    }
  }

  /** A pair as it stood when it was queued. */
  private record Candidate(BytePairs.Merge merge, long count) {}

  private static final Comparator<Candidate> COMMONEST =
      Comparator.comparingLong(Candidate::count)
          .reversed()
          .thenComparing(candidate -> candidate.merge().left())
          .thenComparing(candidate -> candidate.merge().right());

  private final Vocabulary alphabet;
  private final long least;
  private final Set<String> made = new HashSet<>();
  private final Map<BytePairs.Merge, Long> counts = new HashMap<>();
  private final Map<BytePairs.Merge, Set<Stretch>> places = new HashMap<>();
  private final PriorityQueue<Candidate> queue = new PriorityQueue<>(COMMONEST);

  /**
   * Training on counted chunks.
   *
   * @param alphabet the characters that may be merged
   * @param least how often a pair must stand side by side
   */
  MergeTraining(Map<String, Long> chunks, Vocabulary alphabet, long least) {
    this.alphabet = alphabet;
    this.least = least;
    BytePairs none = new BytePairs(false, List.of());
    chunks.forEach((chunk, count) -> add(new Stretch(none.pieces(chunk), count), 1));
    counts.forEach((pair, count) -> queue.add(new Candidate(pair, count)));
  }

  /** The merges that make {@code wanted} new tokens, fewer where no pair is common enough. */
  List<BytePairs.Merge> merges(int wanted) {
    List<BytePairs.Merge> merges = new ArrayList<>();
    Set<BytePairs.Merge> done = new HashSet<>();
    while (made.size() < wanted && !queue.isEmpty()) {
      Candidate best = queue.poll();
      boolean asQueued = counts.getOrDefault(best.merge(), 0L) == best.count();
      if (asQueued && best.count() >= least && done.add(best.merge())) {
        merges.add(best.merge());
        made.add(best.merge().joined());
        make(best.merge());
      }
    }
    return merges;
  }

  private void make(BytePairs.Merge merge) {
    Set<BytePairs.Merge> changed = new HashSet<>();
    for (Stretch stretch : List.copyOf(places.getOrDefault(merge, Set.of()))) {
      add(stretch, -1);
      changed.addAll(pairs(stretch));
      stretch.tokens = BytePairs.merged(stretch.tokens, merge);
      add(stretch, 1);
      changed.addAll(pairs(stretch));
    }
    for (BytePairs.Merge pair : changed) {
      long count = counts.getOrDefault(pair, 0L);
      if (count >= least) {
        queue.add(new Candidate(pair, count));
      }
    }
  }

  /** Counts the pairs of a stretch in, or out of, what is known of them. */
  private void add(Stretch stretch, int sign) {
    for (BytePairs.Merge pair : pairs(stretch)) {
      counts.merge(pair, sign * stretch.count, Long::sum);
      if (sign > 0) {
        places.computeIfAbsent(pair, p -> new HashSet<>()).add(stretch);
      } else {
        places.getOrDefault(pair, Set.of()).remove(stretch);
      }
    }
  }

  private List<BytePairs.Merge> pairs(Stretch stretch) {
    List<BytePairs.Merge> pairs = new ArrayList<>();
    for (int i = 0; i + 1 < stretch.tokens.size(); i++) {
      String left = stretch.tokens.get(i);
      String right = stretch.tokens.get(i + 1);
      if (isKnown(left) && isKnown(right)) {
        pairs.add(new BytePairs.Merge(left, right));
      }
    }
    return pairs;
  }

  private boolean isKnown(String token) {
    return made.contains(token) || (alphabet.contains(token) && !token.equals(Vocabulary.UNKNOWN));
  }
}
