package dev.rondo.chart;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A named sequence of values to draw, one a step. A value that is not finite, or greater than 1e150
 * either way, is a gap in the line.
 *
 * @param name what the legend and the messages call it
 * @param values the values, in order
 */
public record Line(String name, List<Double> values) {

  private static final double LARGEST = 1e150;

  /** Copies the values. */
  public Line {
    Objects.requireNonNull(name, "name");
    values = List.copyOf(values);
    if (values.isEmpty()) {
      throw new IllegalArgumentException(
          "line '" + name + "': has no values; a line needs at least one");
    }
  }

  /** A line of these values. */
  public static Line of(String name, double... values) {
    return new Line(name, Arrays.stream(values).boxed().toList());
  }

  /** How many values there are, gaps counted. */
  public int size() {
    return values.size();
  }

  /** Whether a value has a place on an axis. */
  static boolean draws(double value) {
    return Math.abs(value) <= LARGEST;
  }

  /** The values with every one that is not finite as NaN, which draws as a gap. */
  Doubles drawn() {
    return Doubles.of(values.size(), i -> draws(values.get(i)) ? values.get(i) : Double.NaN);
  }

  /** Refuses a line without a single finite value, which cannot be drawn. */
  Line requireFinite(String chart) {
    if (values.stream().noneMatch(Line::draws)) {
      throw new IllegalArgumentException(
          chart + ": '" + name + "' has no finite value; there is nothing to draw");
    }
    return this;
  }

  /** Refuses a line of another length than the one it stands beside. */
  Line requireSize(String chart, int expected, String what) {
    if (size() != expected) {
      throw new IllegalArgumentException(
          "%s: '%s' has %d values, %s %d; they must be equal"
              .formatted(chart, name, size(), what, expected));
    }
    return this;
  }

  /** The place, from 1, of the lowest value that draws. */
  int lowest() {
    int at = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < size(); i++) {
      if (draws(values.get(i)) && values.get(i) < least) {
        least = values.get(i);
        at = i + 1;
      }
    }
    return at;
  }
}
