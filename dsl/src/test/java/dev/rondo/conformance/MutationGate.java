package dev.rondo.conformance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Tries every misreading on every set of vectors: each must be noticed by one of its cases. */
final class MutationGate {

  /** A misreading is noticed when some number is off by more than this. */
  static final double MARGIN = 1e-3;

  /**
   * What became of one misreading.
   *
   * @param set the set of vectors
   * @param mutant the misreading
   * @param by the case that noticed it; without one, it went unseen
   * @param error by how much that case is off, or the most that any is
   */
  record Verdict(String set, Mutant mutant, Optional<VectorCase> by, double error) {

    boolean killed() {
      return by.isPresent();
    }
  }

  private MutationGate() {}

  /** Every misreading of every set. */
  static List<Verdict> verdicts() {
    return CellComparisons.SETS.keySet().stream().flatMap(set -> verdicts(set).stream()).toList();
  }

  /** Every misreading that makes a difference for at least one case of a set. */
  static List<Verdict> verdicts(String set) {
    Map<String, List<VectorCase>> byCell = new LinkedHashMap<>();
    for (VectorCase v : VectorCase.read(set)) {
      byCell.computeIfAbsent(v.word(), word -> new ArrayList<>()).add(v);
    }
    List<Verdict> all = new ArrayList<>();
    byCell.forEach(
        (word, cases) -> Mutants.of(word).forEach(m -> judge(set, m, cases).ifPresent(all::add)));
    return all;
  }

  /** Tries one misreading; gives nothing where it makes no difference to any case. */
  static Optional<Verdict> judge(String set, Mutant mutant, List<VectorCase> cases) {
    double largest = -1;
    for (VectorCase v : cases) {
      Optional<Map<String, INDArray>> answer = mutant.answer().apply(v);
      if (answer.isPresent()) {
        double error = v.error(answer.get());
        if (error > MARGIN || Double.isNaN(error)) {
          return Optional.of(new Verdict(set, mutant, Optional.of(v), error));
        }
        largest = Math.max(largest, error);
      }
    }
    return largest < 0
        ? Optional.empty()
        : Optional.of(new Verdict(set, mutant, Optional.empty(), largest));
  }
}
