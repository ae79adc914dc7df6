package dev.rondo.data;

import java.util.List;
import java.util.Optional;

/**
 * What labelled and measured sequences have in common.
 *
 * @param set the sequences
 * @param standardized whether features are standardised on the training part
 * @param shares which part is for what
 * @param intake how a table of new sequences is read
 */
record SequencePlan(
    SequenceSet set, boolean standardized, SplitShares shares, SequenceIntake intake) {

  SequencePlan standardize() {
    return new SequencePlan(set, true, shares, intake);
  }

  SequencePlan with(SplitShares next) {
    return new SequencePlan(set, standardized, next, intake);
  }

  /** Shares out, scales and checks. */
  PreparedSequences prepare(int[] groups, double[][] answers, Optional<ClassLabels> labels) {
    SplitShares.Parts parts = shares.parts(groups);
    FittedSequences fitted =
        new FittedSequences(
            intake,
            set.features(),
            standardized ? Optional.of(set.standardScales(parts.training())) : Optional.empty(),
            labels.map(ClassLabels::names).orElse(List.of()),
            answers[0].length);
    return new PreparedSequences(fitted, set, parts, answers, labels);
  }
}
