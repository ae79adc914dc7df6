package dev.rondo.data;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which columns sequences use and for what; no column has two uses.
 *
 * @param columns the column names of each role, in the order they were named
 */
record SequenceRoles(Map<SequenceRole, List<String>> columns) {

  static final SequenceRoles NONE = new SequenceRoles(Map.of());

  /** These columns for a role, in the place of those it had. */
  SequenceRoles with(SequenceRole role, TextTable table, String... names) {
    if (names.length == 0) {
      throw new IllegalArgumentException(
          role.call() + "(): name a column; the columns are " + Words.quoted(table.names()));
    }
    Map<SequenceRole, List<String>> next = new EnumMap<>(SequenceRole.class);
    next.putAll(columns);
    next.put(role, List.of());
    for (String name : names) {
      Objects.requireNonNull(name, role.call());
      String call = role.call() + "(" + Words.literal(name) + ")";
      table.require(call, name);
      next.forEach((other, used) -> refuseSecondUse(call, name, other, used));
      next.merge(role, List.of(name), SequenceRoles::joined);
    }
    return new SequenceRoles(Map.copyOf(next));
  }

  private static void refuseSecondUse(
      String call, String name, SequenceRole other, List<String> used) {
    if (used.contains(name)) {
      throw new IllegalArgumentException(
          call + ": column '" + name + "' is already " + other.noun() + "; give a column one use");
    }
  }

  private static List<String> joined(List<String> names, List<String> more) {
    return Stream.concat(names.stream(), more.stream()).toList();
  }

  /** The same without what is asked for: how new sequences are read. */
  SequenceRoles inputs() {
    Map<SequenceRole, List<String>> next = new EnumMap<>(SequenceRole.class);
    next.putAll(columns);
    next.remove(SequenceRole.LABEL);
    next.remove(SequenceRole.TARGET);
    next.remove(SequenceRole.WEIGHT);
    return new SequenceRoles(Map.copyOf(next));
  }

  SequenceRoles withFeatures(List<String> features) {
    Map<SequenceRole, List<String>> next = new EnumMap<>(SequenceRole.class);
    next.putAll(columns);
    next.put(SequenceRole.FEATURE, features);
    return new SequenceRoles(Map.copyOf(next));
  }

  List<String> of(SequenceRole role) {
    return columns.getOrDefault(role, List.of());
  }

  Optional<String> one(SequenceRole role) {
    return of(role).stream().findFirst();
  }

  boolean uses(String column) {
    return columns.values().stream().anyMatch(names -> names.contains(column));
  }
}
