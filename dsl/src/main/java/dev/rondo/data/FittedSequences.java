package dev.rondo.data;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * All that a network must know of the sequences it was trained on to see others in the same way:
 * what a file keeps of them. It holds no sequence.
 *
 * @param intake how a table of new ones is read
 * @param features the name of each feature of a step
 * @param scales of each feature, where they were standardised
 * @param labels the names of the classes; empty for a regression
 * @param outputs the width of an answer
 */
record FittedSequences(
    SequenceIntake intake,
    List<String> features,
    Optional<List<Affine>> scales,
    List<String> labels,
    int outputs) {

  SequenceSet scaled(SequenceSet set) {
    return scales.map(set::scaled).orElse(set);
  }

  /** Refuses sequences declared otherwise than those that the network was trained on. */
  void requireSame(FittedSequences given) {
    same("features", Words.quoted(features), Words.quoted(given.features));
    same("scales", words(scales), words(given.scales));
    same("classes", Words.quoted(labels), Words.quoted(given.labels));
    same("answers", Words.count(outputs, "number"), Words.count(given.outputs, "number"));
  }

  private static String words(Optional<List<Affine>> scales) {
    return scales.isPresent() ? "standardize()" : "as they are";
  }

  private static void same(String what, String trained, String given) {
    if (!Objects.equals(trained, given)) {
      throw new IllegalArgumentException(
          "sequences: "
              + what
              + ": the model was trained with "
              + trained
              + ", the sequences have "
              + given
              + "; declare them as they were in training");
    }
  }
}
