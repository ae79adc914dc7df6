package dev.rondo.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarFeatureTest {

  @ParameterizedTest
  @CsvSource({
    "MONTH, 2024-01-31T00:00, 0",
    "MONTH, 2024-07-01T00:00, 0.5",
    "QUARTER, 2024-06-30T00:00, 0.25",
    "QUARTER, 2024-12-31T00:00, 0.75",
    "WEEK, 2024-01-01T00:00, 0",
    "WEEK, 2020-12-31T00:00, 0.98113207547", // week 53 of 53
    "DAY_OF_MONTH, 2024-02-15T00:00, 0.48275862069", // 14 of 29
    "DAY_OF_WEEK, 2024-01-01T00:00, 0", // a Monday
    "DAY_OF_WEEK, 2024-01-07T00:00, 0.85714285714",
    "DAY_OF_YEAR, 2023-12-31T00:00, 0.99726027397", // 364 of 365
    "DAY_OF_YEAR, 2024-12-31T00:00, 0.99726775956", // 365 of 366
    "HOUR, 2024-01-01T18:00, 0.75",
    "HOUR, 2024-01-01T00:30, 0.02083333333",
    "MINUTE, 2024-01-01T05:45, 0.75",
  })
  void has_a_phase(CalendarFeature feature, LocalDateTime moment, double phase) {
    assertThat(feature.phase(moment)).isCloseTo(phase, within(1e-10));
  }
}
