package dev.rondo.diagnose;

import dev.rondo.diagnose.CheckedNumber.Verdict;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The checked numbers of one parameter, input or state.
 *
 * @param name what it is
 * @param shape its shape
 * @param tolerance what its gradients are judged by
 * @param numbers those that were checked, in order
 */
record CheckedArray(
    String name, List<Long> shape, Tolerance tolerance, List<CheckedNumber> numbers) {

  /** The two together, of one array whose gradient is taken of one lesson after the other. */
  CheckedArray joined(CheckedArray next) {
    return new CheckedArray(
        name,
        shape,
        tolerance.wider(next.tolerance),
        Stream.concat(numbers.stream(), next.numbers.stream()).toList());
  }

  List<CheckedNumber> of(Verdict verdict) {
    return numbers.stream().filter(n -> n.verdict() == verdict).toList();
  }

  int count(Verdict verdict) {
    return of(verdict).size();
  }

  boolean wrong() {
    return count(Verdict.WRONG) > 0;
  }

  /** Those that are right or wrong. */
  List<CheckedNumber> judged() {
    return numbers.stream().filter(n -> n.verdict() != Verdict.KINK).toList();
  }

  /** Of the judged the one whose error is the largest share of what is allowed. */
  Optional<CheckedNumber> worst() {
    return judged().stream().max(Comparator.comparingDouble(this::share));
  }

  double share(CheckedNumber number) {
    return tolerance.share(number.analytic(), number.numeric());
  }

  /** The coordinates of a place, each from 0. */
  long[] coordinates(int place) {
    long[] at = new long[shape.size()];
    long rest = place;
    for (int i = at.length - 1; i >= 0; i--) {
      at[i] = rest % shape.get(i);
      rest /= shape.get(i);
    }
    return at;
  }

  /** A place as it is written, such as {@code [3,17]}. */
  String at(CheckedNumber number) {
    return written(Arrays.stream(coordinates(number.place())).boxed());
  }

  String writtenShape() {
    return written(shape.stream());
  }

  private static String written(Stream<Long> numbers) {
    return numbers.map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
  }
}
