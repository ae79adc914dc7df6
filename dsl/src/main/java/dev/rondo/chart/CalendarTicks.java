package dev.rondo.chart;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Ticks where a calendar has them: at the first of a year, a month, a day, an hour. */
final class CalendarTicks {

  private static final int MOST = 9;

  /** The steps between ticks, from the finest. */
  private static final List<Step> STEPS =
      List.of(
          new Step(1, ChronoUnit.MINUTES),
          new Step(5, ChronoUnit.MINUTES),
          new Step(15, ChronoUnit.MINUTES),
          new Step(1, ChronoUnit.HOURS),
          new Step(3, ChronoUnit.HOURS),
          new Step(6, ChronoUnit.HOURS),
          new Step(12, ChronoUnit.HOURS),
          new Step(1, ChronoUnit.DAYS),
          new Step(2, ChronoUnit.DAYS),
          new Step(7, ChronoUnit.DAYS),
          new Step(14, ChronoUnit.DAYS),
          new Step(1, ChronoUnit.MONTHS),
          new Step(3, ChronoUnit.MONTHS),
          new Step(6, ChronoUnit.MONTHS),
          new Step(1, ChronoUnit.YEARS),
          new Step(2, ChronoUnit.YEARS),
          new Step(5, ChronoUnit.YEARS),
          new Step(10, ChronoUnit.YEARS),
          new Step(20, ChronoUnit.YEARS),
          new Step(50, ChronoUnit.YEARS),
          new Step(100, ChronoUnit.YEARS),
          new Step(500, ChronoUnit.YEARS));

  private record Step(int count, ChronoUnit unit) {
    double seconds() {
      return count * (double) unit.getDuration().toSeconds();
    }
  }

  private CalendarTicks() {}

  static Ticks ticks(LocalDateTime from, LocalDateTime to) {
    double span = Duration.between(from, to).toSeconds();
    Step step =
        STEPS.stream()
            .filter(s -> span / s.seconds() <= MOST)
            .findFirst()
            .orElse(STEPS.get(STEPS.size() - 1));
    List<Double> at = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    LocalDateTime before = null;
    for (LocalDateTime t = start(from, step);
        !t.isAfter(to);
        t = t.plus(step.count(), step.unit())) {
      if (!t.isBefore(from)) {
        at.add(PlotTimes.position(t));
        labels.add(label(t, before, step.unit()));
        before = t;
      }
    }
    return new Ticks(List.copyOf(at), List.copyOf(labels));
  }

  /** The last round time that is not after this one. */
  private static LocalDateTime start(LocalDateTime time, Step step) {
    LocalDateTime year = time.toLocalDate().withDayOfYear(1).atStartOfDay();
    LocalDateTime day = time.truncatedTo(ChronoUnit.DAYS);
    return switch (step.unit()) {
      case YEARS -> year.withYear(Math.floorDiv(time.getYear(), step.count()) * step.count());
      case MONTHS ->
          year.plusMonths((time.getMonthValue() - 1) / step.count() * (long) step.count());
      case DAYS -> day.minusDays(Math.floorMod(day.toLocalDate().toEpochDay() + 3, step.count()));
      default -> {
        long passed = step.unit().between(day, time);
        yield day.plus(passed / step.count() * (long) step.count(), step.unit());
      }
    };
  }

  /** No more of the time than the tick before leaves open. */
  private static String label(LocalDateTime time, LocalDateTime before, ChronoUnit unit) {
    boolean newYear = before == null || before.getYear() != time.getYear();
    boolean newDay = before == null || !before.toLocalDate().equals(time.toLocalDate());
    return switch (unit) {
      case YEARS -> write(time, "uuuu");
      case MONTHS -> write(time, newYear ? "MMM uuuu" : "MMM");
      case DAYS -> write(time, newYear ? "d MMM uuuu" : "d MMM");
      default -> write(time, newDay ? "d MMM HH:mm" : "HH:mm");
    };
  }

  /** A time in words, no finer than all of these times are. */
  static String name(LocalDateTime time, List<LocalDateTime> all) {
    boolean days = all.stream().allMatch(t -> t.equals(t.truncatedTo(ChronoUnit.DAYS)));
    boolean months = days && all.stream().allMatch(t -> t.getDayOfMonth() == 1);
    boolean years = months && all.stream().allMatch(t -> t.getDayOfYear() == 1);
    if (years) {
      return write(time, "uuuu");
    } else if (months) {
      return write(time, "MMM uuuu");
    }
    return write(time, days ? "d MMM uuuu" : "d MMM uuuu HH:mm");
  }

  private static String write(LocalDateTime time, String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(time);
  }
}
