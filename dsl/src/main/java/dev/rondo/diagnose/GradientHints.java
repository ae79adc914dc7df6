package dev.rondo.diagnose;

import dev.rondo.diagnose.CheckedNumber.Verdict;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the pattern of wrong gradients says for certain about where the mistake is. */
final class GradientHints {

  /** Below this a number says nothing about a factor. */
  private static final double SIGNIFICANT = 1e-6;

  private static final double SAME = 1e-4;
  private static final String HEAD = "head.";
  private static final String LAST_BIAS = "head.b";
  private static final Pattern LAYER = Pattern.compile("(\\d+\\.[^.]+)\\..*");
  private static final int MOST_LINES = 5;
  private static final int DIGITS = 4;

  private final List<CheckedArray> arrays;

  GradientHints(List<CheckedArray> arrays) {
    this.arrays = arrays;
  }

  List<String> lines() {
    List<CheckedArray> wrong = arrays.stream().filter(CheckedArray::wrong).toList();
    if (wrong.isEmpty()) {
      return List.of();
    }
    if (wrong.stream().anyMatch(a -> a.name().equals(LAST_BIAS))) {
      return List.of(ofLoss());
    }
    List<String> lines = new ArrayList<>();
    lastWrongLayer(wrong)
        .ifPresent(
            layer ->
                lines.add(
                    "every parameter after " + layer + " is right: look at its way back first"));
    wrong.forEach(array -> ofArray(array).ifPresent(line -> lines.add(array.name() + " " + line)));
    return lines.stream().limit(MOST_LINES).toList();
  }

  /** The last bias takes the slope of the loss as it is, so a mistake there is the loss's. */
  private String ofLoss() {
    OptionalDouble factor = factor(arrays.stream().flatMap(a -> a.judged().stream()).toList());
    return factor.isPresent()
        ? "every gradient " + off(factor.getAsDouble()) + ", and so does the slope of the loss"
        : LAST_BIAS + " depends on the slope of the loss alone: look at that first";
  }

  private Optional<String> lastWrongLayer(List<CheckedArray> wrong) {
    if (wrong.stream().anyMatch(a -> a.name().startsWith(HEAD))) {
      return Optional.empty();
    }
    return wrong.stream()
        .map(a -> LAYER.matcher(a.name()))
        .filter(Matcher::matches)
        .map(m -> m.group(1))
        .reduce((earlier, later) -> later);
  }

  private static Optional<String> ofArray(CheckedArray array) {
    List<CheckedNumber> judged = array.judged();
    if (judged.stream().allMatch(n -> n.analytic() == 0)) {
      return Optional.of("has no gradient: all of it is 0");
    }
    OptionalDouble factor = factor(judged);
    if (factor.isPresent()) {
      return Optional.of(off(factor.getAsDouble()));
    }
    if (transposed(array)) {
      return Optional.of("would be right if it were transposed");
    }
    return steps(array);
  }

  /** The number by which all analytic gradients are too large, if there is one. */
  private static OptionalDouble factor(List<CheckedNumber> numbers) {
    double[] ratios =
        numbers.stream()
            .filter(n -> Math.max(Math.abs(n.numeric()), Math.abs(n.analytic())) > SIGNIFICANT)
            .mapToDouble(n -> n.analytic() / n.numeric())
            .toArray();
    if (ratios.length < 2) {
      return OptionalDouble.empty();
    }
    double first = ratios[0];
    boolean same =
        Arrays.stream(ratios).allMatch(r -> Math.abs(r - first) <= SAME * Math.abs(first));
    return same && Math.abs(first - 1) > SAME ? OptionalDouble.of(first) : OptionalDouble.empty();
  }

  private static String off(double factor) {
    if (Math.abs(factor + 1) <= SAME) {
      return "has the wrong sign";
    }
    BigDecimal written = BigDecimal.valueOf(factor).round(new MathContext(DIGITS));
    return "comes out "
        + written.stripTrailingZeros().toPlainString()
        + " times as large as it should";
  }

  /**
   * Whether the gradient at each place is the one that belongs to the place across the diagonal.
   */
  private static boolean transposed(CheckedArray array) {
    List<Long> shape = array.shape();
    int n = array.numbers().size();
    boolean square = shape.size() == 2 && shape.get(0).equals(shape.get(1));
    if (!square || n != shape.get(0) * shape.get(1) || array.count(Verdict.KINK) > 0) {
      return false;
    }
    int width = (int) Math.sqrt(n);
    return array.numbers().stream()
        .allMatch(
            number -> {
              int across = number.place() % width * width + number.place() / width;
              return array
                  .tolerance()
                  .allows(number.analytic(), array.numbers().get(across).numeric());
            });
  }

  /** Of an input: right at the last step and wrong before it is a matter of the state. */
  private static Optional<String> steps(CheckedArray array) {
    if (!array.name().endsWith("x") || array.shape().size() != 3) {
      return Optional.empty();
    }
    long last = array.shape().get(1) - 1;
    Stream<CheckedNumber> there = array.judged().stream().filter(n -> step(array, n) == last);
    boolean rightAtLast =
        array.of(Verdict.WRONG).stream().noneMatch(n -> step(array, n) == last)
            && there.anyMatch(n -> Math.abs(n.numeric()) > SIGNIFICANT);
    return rightAtLast
        ? Optional.of(
            "is right at the last step and wrong before it: look at the gradient that goes back"
                + " through the state")
        : Optional.empty();
  }

  private static long step(CheckedArray array, CheckedNumber number) {
    return array.coordinates(number.place())[1];
  }
}
