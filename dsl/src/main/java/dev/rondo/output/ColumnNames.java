package dev.rondo.output;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names that can stand over the columns of one table, where case tells no two apart. */
public final class ColumnNames {

  private ColumnNames() {}

  /** The same names, a later one with a number where it would be taken for an earlier one. */
  public static List<String> distinct(List<String> names) {
    Set<String> taken = new HashSet<>();
    List<String> distinct = new ArrayList<>();
    for (String name : names) {
      String free = name;
      for (int number = 2; !taken.add(free.toLowerCase(Locale.ROOT)); number++) {
        free = name + " (" + number + ")";
      }
      distinct.add(free);
    }
    return List.copyOf(distinct);
  }
}
