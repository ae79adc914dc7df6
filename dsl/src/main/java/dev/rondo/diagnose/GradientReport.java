package dev.rondo.diagnose;

import dev.rondo.diagnose.CheckedNumber.Verdict;
import dev.rondo.output.FigureColumn;
import dev.rondo.output.Tabular;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Whether the gradients of a network are right: {@code |a - n| <= 1e-8 + 1e-6 max(|a|, |n|)} for
 * the gradient a of the way back and the gradient n by differences of the loss, in double. Where
 * the loss is above a few thousand, rounding leaves more than 1e-8 undecided, and the report says
 * what is allowed. Immutable.
 */
public final class GradientReport implements Tabular {

  private final List<CheckedArray> arrays;
  private final int most;
  private final long seed;

  GradientReport(List<CheckedArray> arrays, int most, long seed) {
    this.arrays = List.copyOf(arrays);
    this.most = most;
    this.seed = seed;
  }

  /** Whether something was judged and all of it is right. */
  public boolean passed() {
    return checked() > 0 && wrong().isEmpty();
  }

  /** How many numbers were judged, right or wrong. */
  public int checked() {
    return count(Verdict.RIGHT) + count(Verdict.WRONG);
  }

  /** How many numbers lie at a kink, where a gradient is neither right nor wrong. */
  public int kinks() {
    return count(Verdict.KINK);
  }

  /** The names of the parameters, inputs and states whose gradient is wrong somewhere. */
  public List<String> wrong() {
    return arrays.stream().filter(CheckedArray::wrong).map(CheckedArray::name).toList();
  }

  /** The largest error, {@code |a - n|}; 0 where nothing was judged. */
  public double largestError() {
    return largest(Comparator.comparingDouble(f -> f.number().error()))
        .map(f -> f.number().error())
        .orElse(0.0);
  }

  /** The largest error as a share of what is allowed; at most 1 where all is right. */
  public double largestShare() {
    return largest(Comparator.comparingDouble(Found::share)).map(Found::share).orElse(0.0);
  }

  /** Where to look first; empty where all is right or where nothing can be said for certain. */
  public List<String> hints() {
    return new GradientHints(arrays).lines();
  }

  /**
   * One row for each parameter, the input x, and each state at the start: how many numbers were
   * judged, how many lie at a kink, and the one that is furthest off, by both gradients.
   */
  public Table toTable() {
    StringColumn name = StringColumn.create("gradient by");
    StringColumn shape = StringColumn.create("shape");
    IntColumn checked = IntColumn.create("checked");
    IntColumn kinks = IntColumn.create("at a kink");
    DoubleColumn error = FigureColumn.of("largest error");
    StringColumn at = StringColumn.create("at");
    DoubleColumn analytic = FigureColumn.of("analytic");
    DoubleColumn numeric = FigureColumn.of("numeric");
    StringColumn verdict = StringColumn.create("verdict");
    for (CheckedArray array : arrays) {
      Optional<CheckedNumber> worst = array.worst();
      name.append(array.name());
      shape.append(array.writtenShape());
      checked.append(array.judged().size());
      kinks.append(array.count(Verdict.KINK));
      error.append(worst.map(CheckedNumber::error).orElse(0.0));
      at.append(worst.map(array::at).orElse(""));
      analytic.append(worst.map(CheckedNumber::analytic).orElse(0.0));
      numeric.append(worst.map(CheckedNumber::numeric).orElse(0.0));
      verdict.append(verdict(array));
    }
    Table table = Table.create("gradients", name, shape, checked);
    if (kinks() > 0) {
      table.addColumns(kinks);
    }
    return table.addColumns(error, at, analytic, numeric, verdict);
  }

  private static String verdict(CheckedArray array) {
    int wrong = array.count(Verdict.WRONG);
    return wrong > 0 ? wrong + " wrong" : array.judged().isEmpty() ? "not judged" : "right";
  }

  @Override
  public Table shown() {
    return toTable();
  }

  /** One line when all is right; otherwise what is wrong, and under it where to look. */
  @Override
  public String toString() {
    return Stream.concat(Stream.of(line()), hints().stream()).collect(Collectors.joining("\n  "));
  }

  private String line() {
    if (checked() == 0) {
      return "gradients: nothing could be judged" + atKinks() + drawn();
    }
    Found worst = largest(Comparator.comparingDouble(Found::share)).orElseThrow();
    Found furthest = largest(Comparator.comparingDouble(f -> f.number().error())).orElseThrow();
    if (wrong().isEmpty()) {
      return String.format(
              Locale.ROOT,
              "gradients: %,d numbers checked, all within %s; largest error %.1e (%s)",
              checked(),
              tolerance(),
              furthest.number().error(),
              furthest.place())
          + atKinks()
          + drawn();
    }
    return String.format(
            Locale.ROOT,
            "gradients: %,d of %,d numbers are wrong, in %s; worst %s: the way back gives %s,"
                + " differences %s; allowed is %s",
            count(Verdict.WRONG),
            checked(),
            String.join(", ", wrong()),
            worst.place(),
            (float) worst.number().analytic(),
            (float) worst.number().numeric(),
            tolerance())
        + atKinks()
        + drawn();
  }

  private String atKinks() {
    int n = kinks();
    return switch (n) {
      case 0 -> "";
      case 1 -> "; 1 number lies at a kink of the loss and is not judged";
      default ->
          String.format(
              Locale.ROOT, "; %,d numbers lie at a kink of the loss and are not judged", n);
    };
  }

  private String drawn() {
    boolean all =
        arrays.stream().allMatch(a -> a.shape().stream().reduce(1L, (x, y) -> x * y) <= most);
    return all ? "" : "; " + most + " of each larger array, drawn by seed " + seed;
  }

  private Tolerance tolerance() {
    return arrays.stream().map(CheckedArray::tolerance).reduce(Tolerance::wider).orElseThrow();
  }

  private int count(Verdict verdict) {
    return arrays.stream().mapToInt(a -> a.count(verdict)).sum();
  }

  /** A number and the array it stands in. */
  private record Found(CheckedArray array, CheckedNumber number) {
    double share() {
      return array.share(number);
    }

    String place() {
      return array.name() + array.at(number);
    }
  }

  private Optional<Found> largest(Comparator<Found> by) {
    return arrays.stream()
        .flatMap(array -> array.judged().stream().map(number -> new Found(array, number)))
        .max(by);
  }
}
