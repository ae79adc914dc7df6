package dev.rondo.data;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Counts times as whole numbers, in the coarsest unit that loses nothing, so that equally spaced
 * times have equally spaced numbers (months are not equally long, but they are equally counted).
 *
 * @param unit what one count is
 * @param day the day of the month on which {@code DATED_MONTH} falls, 31 for the last
 */
record TimeScale(Unit unit, int day) {

  enum Unit {
    NUMBER,
    QUARTER,
    MONTH,
    DATED_MONTH,
    DAY,
    MILLISECOND
  }

  /** The scale of times written in one form. */
  static TimeScale of(TimeForm form, List<LocalDateTime> sortedMoments) {
    return switch (form) {
      case NUMBER -> new TimeScale(Unit.NUMBER, 1);
      case QUARTER -> new TimeScale(Unit.QUARTER, 1);
      case MONTH -> new TimeScale(Unit.MONTH, 1);
      case DATE, DATE_TIME -> ofDates(sortedMoments);
    };
  }

  private static TimeScale ofDates(List<LocalDateTime> sorted) {
    if (!sorted.stream().allMatch(t -> t.toLocalTime().equals(LocalTime.MIDNIGHT))) {
      return new TimeScale(Unit.MILLISECOND, 1);
    }
    int day = sorted.stream().mapToInt(LocalDateTime::getDayOfMonth).max().orElse(1);
    boolean monthly =
        sorted.size() > 1
            && sorted.stream()
                .map(LocalDateTime::toLocalDate)
                .allMatch(date -> date.getDayOfMonth() == Math.min(day, date.lengthOfMonth()));
    return monthly ? new TimeScale(Unit.DATED_MONTH, day) : new TimeScale(Unit.DAY, 1);
  }

  /** The count of a moment. */
  long count(LocalDateTime moment) {
    return switch (unit) {
      case QUARTER -> 4L * moment.getYear() + (moment.getMonthValue() - 1) / 3;
      case MONTH, DATED_MONTH -> 12L * moment.getYear() + moment.getMonthValue() - 1;
      case DAY -> moment.toLocalDate().toEpochDay();
      case MILLISECOND -> moment.toInstant(ZoneOffset.UTC).toEpochMilli();
      case NUMBER -> throw new IllegalStateException("a number has no moment");
    };
  }

  /** The moment of a count; empty for plain numbers. */
  Optional<LocalDateTime> moment(long count) {
    return switch (unit) {
      case NUMBER -> Optional.empty();
      case QUARTER -> Optional.of(month(3 * count, 1).atStartOfDay());
      case MONTH -> Optional.of(month(count, 1).atStartOfDay());
      case DATED_MONTH -> Optional.of(month(count, day).atStartOfDay());
      case DAY -> Optional.of(LocalDate.ofEpochDay(count).atStartOfDay());
      case MILLISECOND ->
          Optional.of(
              LocalDateTime.ofEpochSecond(
                  Math.floorDiv(count, 1000L),
                  (int) Math.floorMod(count, 1000L) * 1_000_000,
                  ZoneOffset.UTC));
    };
  }

  private static LocalDate month(long months, int day) {
    LocalDate first =
        LocalDate.of((int) Math.floorDiv(months, 12L), (int) Math.floorMod(months, 12L) + 1, 1);
    return first.withDayOfMonth(Math.min(day, first.lengthOfMonth()));
  }

  /** A count as it is written in the table. */
  String text(long count) {
    return switch (unit) {
      case NUMBER -> Long.toString(count);
      case QUARTER -> Math.floorDiv(count, 4L) + "Q" + (Math.floorMod(count, 4L) + 1);
      case MONTH -> month(count, 1).toString().substring(0, 7);
      case DATED_MONTH, DAY -> moment(count).orElseThrow().toLocalDate().toString();
      case MILLISECOND -> moment(count).orElseThrow().toString();
    };
  }
}
