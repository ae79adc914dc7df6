package dev.rondo.evaluate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Answers every word with the tag it had most often in training, and a word that was not there with
 * the commonest tag of all: the rule that a tagger has to beat. Jurafsky and Martin, Speech and
 * Language Processing, section 8.2, call it the most frequent class baseline.
 *
 * @param tags the number of the tag of each word; of several equally frequent the lowest
 * @param others the rule for all other words
 */
public record MostFrequentTag(Map<String, Integer> tags, MajorityClass others) {

  /** Takes a copy of the map. */
  public MostFrequentTag {
    tags = Map.copyOf(tags);
  }

  /**
   * Counts the training part.
   *
   * @param words every word
   * @param tags the number of the tag of each, from 0
   */
  public static MostFrequentTag of(List<String> words, int[] tags) {
    Pairs.require("most frequent tag", words.size(), tags.length);
    MajorityClass others = MajorityClass.of(tags);
    Map<String, Map<Integer, Integer>> counts = new HashMap<>();
    for (int i = 0; i < words.size(); i++) {
      counts.computeIfAbsent(words.get(i), word -> new HashMap<>()).merge(tags[i], 1, Integer::sum);
    }
    Map<String, Integer> most = new HashMap<>();
    counts.forEach((word, count) -> most.put(word, commonest(count)));
    return new MostFrequentTag(most, others);
  }

  private static int commonest(Map<Integer, Integer> counts) {
    int best = -1;
    for (Map.Entry<Integer, Integer> entry : counts.entrySet()) {
      int more = best < 0 ? 1 : Integer.compare(entry.getValue(), counts.get(best));
      if (more > 0 || (more == 0 && entry.getKey() < best)) {
        best = entry.getKey();
      }
    }
    return best;
  }

  /** Its answers to words. */
  public int[] answers(List<String> words) {
    int[] answers = new int[words.size()];
    for (int i = 0; i < words.size(); i++) {
      answers[i] = tags.getOrDefault(words.get(i), others.label());
    }
    return answers;
  }
}
