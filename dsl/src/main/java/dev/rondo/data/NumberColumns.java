package dev.rondo.data;

import java.util.ArrayList;
import java.util.List;

/**
 * The columns of numbers a series uses, in one order.
 *
 * @param targets how many targets, which come first
 * @param past how many past covariates, which come next
 * @param future how many future covariates, which come next
 * @param weighted whether a weight comes last
 * @param names all names
 */
record NumberColumns(int targets, int past, int future, boolean weighted, List<String> names) {

  static NumberColumns of(Roles roles) {
    List<String> names = new ArrayList<>(roles.of(Role.TARGET));
    names.addAll(roles.of(Role.PAST));
    names.addAll(roles.of(Role.FUTURE));
    names.addAll(roles.of(Role.WEIGHT));
    return new NumberColumns(
        roles.of(Role.TARGET).size(),
        roles.of(Role.PAST).size(),
        roles.of(Role.FUTURE).size(),
        roles.has(Role.WEIGHT),
        List.copyOf(names));
  }

  int pastFrom() {
    return targets;
  }

  int futureFrom() {
    return targets + past;
  }

  int weightAt() {
    return targets + past + future;
  }

  /** Whether a column is known ahead, so that it has values past the last target. */
  boolean isFuture(int column) {
    return column >= futureFrom() && column < weightAt();
  }
}
