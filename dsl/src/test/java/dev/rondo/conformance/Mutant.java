package dev.rondo.conformance;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What an implementation that reads a case wrongly would answer.
 *
 * @param group the kind of misreading
 * @param name the misreading, among its kind
 * @param answer gives the wrong answer, or nothing where the misreading makes no difference
 */
record Mutant(
    String group, String name, Function<VectorCase, Optional<Map<String, INDArray>>> answer) {

  /** A misreading of what goes into the network. */
  static Mutant of(
      String group, String name, Predicate<VectorCase> where, UnaryOperator<Setup> how) {
    return new Mutant(
        group,
        name,
        v ->
            where.test(v)
                ? Optional.of(how.apply(v.setup()).answer(DataType.DOUBLE))
                : Optional.empty());
  }
}
