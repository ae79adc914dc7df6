package dev.rondo.chart;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Names in a legend. */
final class Names {

  private Names() {}

  /** Refuses a name that stands twice, since a reader could not tell the two apart. */
  static void requireDistinct(String chart, List<String> names) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw new IllegalArgumentException(
            "%s: the name '%s' stands twice; give each its own".formatted(chart, name));
      }
    }
  }
}
