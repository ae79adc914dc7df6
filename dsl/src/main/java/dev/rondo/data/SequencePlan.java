package dev.rondo.data;

import java.util.Optional;
import java.util.function.Function;
import tech.tablesaw.api.Table;

/**
 * What labelled and measured sequences have in common.
 *
 * @param set the sequences
 * @param standardized whether features are standardised on the training part
 * @param shares which part is for what
 * @param reader how a table of new sequences is read
 */
record SequencePlan(
    SequenceSet set,
    boolean standardized,
    SplitShares shares,
    Function<Table, SequenceSet> reader) {

  SequencePlan standardize() {
    return new SequencePlan(set, true, shares, reader);
  }

  SequencePlan with(SplitShares next) {
    return new SequencePlan(set, standardized, next, reader);
  }

  /** Shares out, scales and checks. */
  PreparedSequences prepare(int[] groups, double[][] answers, Optional<ClassLabels> labels) {
    SplitShares.Parts parts = shares.parts(groups);
    return new PreparedSequences(
        this,
        parts,
        standardized ? Optional.of(set.standardScales(parts.training())) : Optional.empty(),
        answers,
        labels);
  }
}
