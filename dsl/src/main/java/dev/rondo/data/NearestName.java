package dev.rondo.data;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the name a user probably meant, by the edit distance of Levenshtein (1966). */
final class NearestName {

  private NearestName() {}

  /** The nearest of the names; empty where none is near enough to be worth naming. */
  static Optional<String> of(String name, List<String> names) {
    String wanted = name.toLowerCase(Locale.ROOT);
    int limit = Math.max(2, name.length() / 3);
    return names.stream()
        .filter(other -> distance(wanted, other.toLowerCase(Locale.ROOT)) <= limit)
        .min(Comparator.comparingInt(other -> distance(wanted, other.toLowerCase(Locale.ROOT))));
  }

  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
