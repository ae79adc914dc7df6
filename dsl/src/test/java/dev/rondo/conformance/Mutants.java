package dev.rondo.conformance;

import java.util.List;
import java.util.stream.Stream;

/** Every misreading that an implementation of a cell may be guilty of. */
final class Mutants {

  private Mutants() {}

  static List<Mutant> of(String word) {
    return Stream.of(ParameterMutants.of(word), RunMutants.of(word)).flatMap(List::stream).toList();
  }
}
