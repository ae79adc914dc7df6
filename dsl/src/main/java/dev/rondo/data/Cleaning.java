package dev.rondo.data;

import java.util.Optional;
import java.util.Set;

/**
 * What may be done to rows that are not in order.
 *
 * @param missing what to do about cells without a value; refused where empty
 * @param mends what to do about times; refused where not named
 */
record Cleaning(Optional<Missing> missing, Set<Mend> mends) {

  static final Cleaning NONE = new Cleaning(Optional.empty(), Set.of());

  Cleaning with(Missing rule) {
    return new Cleaning(Optional.of(rule), mends);
  }

  Cleaning with(Set<Mend> rules) {
    return new Cleaning(missing, rules);
  }

  boolean may(Mend mend) {
    return mends.contains(mend);
  }
}
