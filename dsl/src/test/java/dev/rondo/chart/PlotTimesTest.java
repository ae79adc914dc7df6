package dev.rondo.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Year;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlotTimesTest {

  @Test
  void marks_years_over_a_decade() {
    List<YearMonth> months =
        IntStream.range(0, 144).mapToObj(YearMonth.of(1949, 1)::plusMonths).toList();
    assertThat(PlotTimes.of(months).ticks(0, 144).labels())
        .containsExactly("1950", "1952", "1954", "1956", "1958", "1960");
  }

  @Test
  void marks_months_over_half_a_year_and_the_year_where_it_turns() {
    List<LocalDate> days =
        IntStream.range(0, 150).mapToObj(LocalDate.of(2024, 11, 5)::plusDays).toList();
    assertThat(PlotTimes.of(days).ticks(0, 150).labels())
        .containsExactly("Dec 2024", "Jan 2025", "Feb", "Mar", "Apr");
  }

  @Test
  void marks_weeks_from_a_monday() {
    List<LocalDate> days =
        IntStream.range(0, 30).mapToObj(LocalDate.of(2025, 3, 1)::plusDays).toList();
    assertThat(PlotTimes.of(days).ticks(0, 30).labels())
        .containsExactly("3 Mar 2025", "10 Mar", "17 Mar", "24 Mar");
  }

  @Test
  void marks_hours_with_the_day_where_it_turns() {
    List<LocalDateTime> hours =
        IntStream.range(0, 31).mapToObj(LocalDateTime.of(2025, 3, 1, 18, 0)::plusHours).toList();
    assertThat(PlotTimes.of(hours).ticks(0, 31).labels())
        .containsExactly("1 Mar 18:00", "2 Mar 00:00", "06:00", "12:00", "18:00", "3 Mar 00:00");
  }

  @Test
  void names_a_step_as_finely_as_the_times_are() {
    assertThat(PlotTimes.of(List.of(Year.of(1700), Year.of(1701))).name(1)).isEqualTo("1701");
    assertThat(PlotTimes.of(List.of(YearMonth.of(1960, 2))).name(0)).isEqualTo("Feb 1960");
    assertThat(PlotTimes.of(List.of(LocalDate.of(2025, 3, 9))).name(0)).isEqualTo("9 Mar 2025");
    assertThat(PlotTimes.of(List.of(LocalDateTime.of(2025, 3, 9, 7, 5))).name(0))
        .isEqualTo("9 Mar 2025 07:05");
    assertThat(PlotTimes.numbered(1, 3).name(2)).isEqualTo("step 3");
  }

  @Test
  void refuses_times_that_do_not_ascend() {
    LocalDate day = LocalDate.of(2025, 3, 9);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PlotTimes.of(List.of(day, day)))
        .withMessage(
            "time axis: step 2 is 2025-03-09, which does not come after 2025-03-09; sort the times");
  }

  @Test
  void refuses_a_time_without_a_date() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PlotTimes.of(List.of(LocalTime.NOON)))
        .withMessage(
            "time axis: a LocalTime is no time it knows;"
                + " give LocalDate, LocalDateTime, YearMonth, Year or Instant");
  }
}
