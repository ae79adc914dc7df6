package dev.rondo.data;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ways in which a time can be written in a table or in a call. */
enum TimeForm {
  NUMBER("a whole number", "[+-]?\\d{1,15}"),
  QUARTER("a quarter", "(\\d{4})[- ]?[Qq]([1-4])"),
  MONTH("a month", "(\\d{4})[-/](\\d{1,2})"),
  DATE("a date", "(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})"),
  DATE_TIME(
      "a date-time",
      "(\\d{4}-\\d{2}-\\d{2})[T"
          + " ](\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?)(Z|[+-]\\d{2}:\\d{2})?");

  /** Examples for a message. */
  static final String EXAMPLES = "1949-01, 1949-01-31, 1949-01-31T12:00, 1949Q1 or a whole number";

  private final String noun;
  private final Pattern pattern;

  TimeForm(String noun, String pattern) {
    this.noun = noun;
    this.pattern = Pattern.compile(pattern);
  }

  /** Its name in a message: "a month". */
  String noun() {
    return noun;
  }

  /** The form in which a text is written; empty where it is no time. */
  static Optional<TimeForm> of(String text) {
    for (TimeForm form : values()) {
      if (form.holds(text.strip())) {
        return Optional.of(form);
      }
    }
    return Optional.empty();
  }

  private boolean holds(String text) {
    return this == NUMBER ? pattern.matcher(text).matches() : moment(text).isPresent();
  }

  /**
   * The moment at which the written time begins; date-times with an offset are taken to UTC. Empty
   * where the text is not of this form, and for plain numbers.
   */
  Optional<LocalDateTime> moment(String text) {
    Matcher matcher = pattern.matcher(text.strip());
    if (this == NUMBER || !matcher.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(begin(matcher));
    } catch (DateTimeException e) {
      return Optional.empty(); // 1949-13, 2021-02-29
    }
  }

  private LocalDateTime begin(Matcher matcher) {
    return switch (this) {
      case QUARTER -> day(matcher.group(1), 3 * Integer.parseInt(matcher.group(2)) - 2, 1);
      case MONTH -> day(matcher.group(1), Integer.parseInt(matcher.group(2)), 1);
      case DATE ->
          day(
              matcher.group(1),
              Integer.parseInt(matcher.group(2)),
              Integer.parseInt(matcher.group(3)));
      case DATE_TIME -> {
        String local = matcher.group(1) + "T" + matcher.group(2);
        yield matcher.group(3) == null
            ? LocalDateTime.parse(local)
            : OffsetDateTime.parse(local + matcher.group(3))
                .withOffsetSameInstant(ZoneOffset.UTC)
                .toLocalDateTime();
      }
      case NUMBER -> throw new IllegalStateException("a number has no moment");
    };
  }

  private static LocalDateTime day(String year, int month, int day) {
    return LocalDate.of(Integer.parseInt(year), month, day).atStartOfDay();
  }
}
