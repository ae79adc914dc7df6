package dev.rondo.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|0",
        "-0.0|0",
        "0.0001|0.0001",
        "0.012345|0.01235",
        "1|1",
        "417.0|417",
        "12345.6|12,346",
        "-2.5|-2.5",
        "0.00000123|1.23e-6",
        "15000000|1.5e7",
        "NaN|–",
        "Infinity|–",
        "1e300|1e300"
      })
  void reads_well(double value, String words) {
    assertThat(Figures.of(value)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"0.30000000000000004|0.3", "0.0001|0.0001", "-0.2|-0.2", "1500|1,500", "1e-5|1e-5"})
  void a_tick_has_no_noise(double value, String words) {
    assertThat(Figures.tick(value)).isEqualTo(words);
  }
}
