package dev.rondo.data;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Which columns a series uses and for what; no column has two uses.
 *
 * @param columns the column names of each role, in the order they were named
 */
record Roles(Map<Role, List<String>> columns) {

  static final Roles NONE = new Roles(Map.of());

  /** These and more columns, refused where one is not in the table or already used. */
  Roles with(Role role, TextTable table, String... names) {
    if (names.length == 0) {
      throw new IllegalArgumentException(
          role.call() + "(): name a column; the columns are " + Words.quoted(table.names()));
    }
    Map<Role, List<String>> next = new EnumMap<>(Role.class);
    next.putAll(columns);
    List<String> mine = new ArrayList<>(role.single() ? List.of() : of(role));
    next.put(role, mine);
    for (String name : names) {
      Objects.requireNonNull(name, role.call());
      String call = role.call() + "(" + Words.literal(name) + ")";
      table.require(call, name);
      next.forEach(
          (other, used) -> {
            if (used.contains(name)) {
              throw new IllegalArgumentException(
                  call
                      + ": column '"
                      + name
                      + "' is already "
                      + other.noun()
                      + "; give a column one use");
            }
          });
      mine.add(name);
    }
    next.replaceAll((other, used) -> List.copyOf(used));
    return new Roles(Map.copyOf(next));
  }

  Roles without(Role role) {
    Map<Role, List<String>> next = new EnumMap<>(Role.class);
    next.putAll(columns);
    next.remove(role);
    return new Roles(Map.copyOf(next));
  }

  List<String> of(Role role) {
    return columns.getOrDefault(role, List.of());
  }

  Optional<String> one(Role role) {
    return of(role).stream().findFirst();
  }

  boolean has(Role role) {
    return !of(role).isEmpty();
  }
}
