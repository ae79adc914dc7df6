package dev.rondo.data;

import java.time.LocalDateTime;
import java.time.Year;
import java.time.temporal.IsoFields;

/**
 * A position in the calendar that a network sees beside the series. Each is periodic and enters as
 * the sine and cosine of its phase, so that December and January are neighbours.
 */
public enum CalendarFeature {
  /** The month of the year. */
  MONTH,
  /** The quarter of the year. */
  QUARTER,
  /** The week of the week-based year (ISO 8601). */
  WEEK,
  /** The day of the month, its phase by the length of that month. */
  DAY_OF_MONTH,
  /** The day of the week. */
  DAY_OF_WEEK,
  /** The day of the year, its phase by the length of that year. */
  DAY_OF_YEAR,
  /** The hour of the day, minutes and seconds as its fraction. */
  HOUR,
  /** The minute of the hour. */
  MINUTE;

  /** The phase of a moment, in [0, 1). */
  double phase(LocalDateTime t) {
    return switch (this) {
      case MONTH -> (t.getMonthValue() - 1) / 12.0;
      case QUARTER -> (t.get(IsoFields.QUARTER_OF_YEAR) - 1) / 4.0;
      case WEEK ->
          (t.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR) - 1)
              / (double) IsoFields.WEEK_OF_WEEK_BASED_YEAR.rangeRefinedBy(t).getMaximum();
      case DAY_OF_MONTH -> (t.getDayOfMonth() - 1) / (double) t.toLocalDate().lengthOfMonth();
      case DAY_OF_WEEK -> (t.getDayOfWeek().getValue() - 1) / 7.0;
      case DAY_OF_YEAR -> (t.getDayOfYear() - 1) / (double) Year.of(t.getYear()).length();
      case HOUR -> t.toLocalTime().toSecondOfDay() / 86_400.0;
      case MINUTE -> (t.getMinute() + t.getSecond() / 60.0) / 60.0;
    };
  }
}
