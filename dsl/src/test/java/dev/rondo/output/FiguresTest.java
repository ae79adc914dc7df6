package dev.rondo.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0.02134567, 0.02135",
    "1234.56, 1235",
    "123456, 123500",
    "-0.5, -0.5",
    "3.21e-7, 3.21e-7",
    "9.99999e-5, 0.0001",
    "12345678, 1.235e7",
    "NaN, NaN",
    "Infinity, infinite",
    "-Infinity, -infinite"
  })
  void losses_have_four_significant_digits(double value, String text) {
    assertThat(Figures.loss(value)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 ms",
    "999, 999 ms",
    "1000, 1.0 s",
    "3200, 3.2 s",
    "59940, 59.9 s",
    "59999, 1 min 00 s",
    "125000, 2 min 05 s",
    "3599999, 1 h 00 min",
    "4320000, 1 h 12 min"
  })
  void times_are_read_as_people_say_them(long millis, String text) {
    assertThat(Figures.time(Duration.ofMillis(millis))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"85000000, 85 MB", "999900000, 1000 MB", "1234000000, 1.2 GB"})
  void memory_is_in_megabytes_and_gigabytes(long bytes, String text) {
    assertThat(Figures.memory(bytes)).isEqualTo(text);
  }
}
