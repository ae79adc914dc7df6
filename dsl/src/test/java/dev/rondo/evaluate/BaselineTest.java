package dev.rondo.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BaselineTest {

  private static final double[] HISTORY = {1, 2, 3, 4, 9};

  @Test
  void seasonal_naive_repeats_the_last_season() {
    assertThat(new SeasonalNaive(3).forecast(HISTORY, 7)).containsExactly(3, 4, 9, 3, 4, 9, 3);
    assertThat(new SeasonalNaive(1).forecast(HISTORY, 2)).containsExactly(9, 9);
    assertThat(new SeasonalNaive(12).forecast(HISTORY, 2)).containsExactly(9, 9);
  }

  @Test
  void drift_goes_on_along_the_line_from_first_to_last() {
    assertThat(new Drift().forecast(HISTORY, 3)).containsExactly(11, 13, 15);
    assertThat(new Drift().forecast(new double[] {5}, 2)).containsExactly(5, 5);
  }

  @Test
  void name_themselves() {
    assertThat(new SeasonalNaive(12).name()).isEqualTo("seasonal naive");
    assertThat(new SeasonalNaive(1).name()).isEqualTo("naive");
    assertThat(new Drift().name()).isEqualTo("drift");
  }

  @Test
  void refuse_what_they_cannot_go_on_from() {
    assertThatThrownBy(() -> new SeasonalNaive(0))
        .hasMessage("seasonal naive: a season of 0 rows; expected at least 1");
    assertThatThrownBy(() -> new Drift().forecast(new double[0], 1))
        .hasMessage("drift: no history; expected at least 1 value");
    assertThatThrownBy(() -> new SeasonalNaive(12).forecast(new double[0], 1))
        .hasMessage("seasonal naive: no history; expected at least 1 value");
  }
}
