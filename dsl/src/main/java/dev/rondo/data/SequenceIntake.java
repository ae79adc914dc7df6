package dev.rondo.data;

import java.util.Optional;
import tech.tablesaw.api.Table;

/**
 * How a table of new sequences is read.
 *
 * @param roles the columns of the table that was declared; empty where sequences came as arrays
 */
record SequenceIntake(Optional<SequenceRoles> roles) {

  static final SequenceIntake ARRAYS = new SequenceIntake(Optional.empty());

  SequenceSet read(Table table) {
    return SequenceReader.read(
        roles.orElseThrow(
            () ->
                new IllegalArgumentException(
                    "new data: the sequences came as arrays; give new ones as an array [N,T,F]")),
        table);
  }
}
