package dev.rondo.chart;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * When each step of a series was: dates, months, times of day, or only its number. Ticks follow the
 * span: years, months, days, hours or minutes.
 */
public final class PlotTimes {

  private final List<LocalDateTime> times;
  private final int first;
  private final int size;

  private PlotTimes(List<LocalDateTime> times, int first, int size) {
    this.times = times;
    this.first = first;
    this.size = size;
  }

  /** Steps that are only numbered: first, first + 1, and so on. */
  public static PlotTimes numbered(int first, int size) {
    return new PlotTimes(List.of(), first, size);
  }

  /**
   * Steps at these times, which must ascend.
   *
   * @throws IllegalArgumentException if a time is no LocalDate, LocalDateTime, YearMonth, Year or
   *     Instant (taken as UTC), or does not come after the one before
   */
  public static PlotTimes of(List<? extends Temporal> times) {
    List<LocalDateTime> read = times.stream().map(PlotTimes::read).toList();
    for (int i = 1; i < read.size(); i++) {
      if (!read.get(i).isAfter(read.get(i - 1))) {
        throw new IllegalArgumentException(
            "time axis: step %d is %s, which does not come after %s; sort the times"
                .formatted(i + 1, times.get(i), times.get(i - 1)));
      }
    }
    return new PlotTimes(read, 0, read.size());
  }

  private static LocalDateTime read(Temporal time) {
    Objects.requireNonNull(time, "time");
    if (time instanceof LocalDateTime dateTime) {
      return dateTime;
    } else if (time instanceof LocalDate date) {
      return date.atStartOfDay();
    } else if (time instanceof YearMonth month) {
      return month.atDay(1).atStartOfDay();
    } else if (time instanceof Year year) {
      return year.atDay(1).atStartOfDay();
    } else if (time instanceof Instant instant) {
      return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
    throw new IllegalArgumentException(
        "time axis: a %s is no time it knows; give LocalDate, LocalDateTime, YearMonth, Year or Instant"
            .formatted(time.getClass().getSimpleName()));
  }

  /** How many steps there are. */
  public int size() {
    return size;
  }

  /** Where the steps from one to another, exclusive, lie on the axis. */
  Doubles positions(int from, int to) {
    return Doubles.of(to - from, i -> position(from + i));
  }

  double position(int step) {
    return times.isEmpty() ? first + step : position(times.get(step));
  }

  static double position(LocalDateTime time) {
    return time.toEpochSecond(ZoneOffset.UTC);
  }

  /** The marks for the steps from one to another, exclusive. */
  Ticks ticks(int from, int to) {
    return times.isEmpty()
        ? Ticks.whole(first + from, first + to - 1, 12)
        : CalendarTicks.ticks(times.get(from), times.get(to - 1));
  }

  /** What the axis counts, where its ticks do not say it. */
  String label() {
    return times.isEmpty() ? "step" : "";
  }

  /** A step in words, as fine as these times are. */
  String name(int step) {
    return times.isEmpty() ? "step " + (first + step) : CalendarTicks.name(times.get(step), times);
  }

  /** From the first of these steps to the last, exclusive, with room for a single one. */
  Extent extent(int from, int to) {
    double low = position(from);
    double high = position(to - 1);
    return high > low ? new Extent(low, high) : new Extent(low - 0.5, low + 0.5);
  }

  /** Refuses an axis that is not as long as the lines along it. */
  void requireSize(String chart, int expected, String what) {
    if (size != expected) {
      throw new IllegalArgumentException(
          "%s: the time axis has %d steps, %s %d; they must be equal"
              .formatted(chart, size, what, expected));
    }
  }

  /** Whether both have the same steps. */
  @Override
  public boolean equals(Object other) {
    return other instanceof PlotTimes axis
        && times.equals(axis.times)
        && first == axis.first
        && size == axis.size;
  }

  /** Agrees with equals. */
  @Override
  public int hashCode() {
    return Objects.hash(times, first, size);
  }

  /** The first and the last step. */
  @Override
  public String toString() {
    return IntStream.of(0, size - 1)
        .filter(i -> i >= 0)
        .mapToObj(this::name)
        .distinct()
        .reduce((a, b) -> a + " to " + b)
        .orElse("no steps");
  }
}
