package dev.rondo.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Medians and means. */
class FiguresTest {

  @Test
  void the_median_is_the_middle_one_whatever_the_order() {
    assertThat(Figures.median(List.of(9.0, 1.0, 5.0))).isEqualTo(5.0);
    assertThat(Figures.median(List.of(100.0, 1.0, 2.0, 4.0))).isEqualTo(3.0);
    assertThat(Figures.median(List.of(7.0))).isEqualTo(7.0);
  }

  @Test
  void the_geometric_mean_of_a_ratio_and_its_inverse_is_one() {
    assertThat(Figures.geometricMean(List.of(2.0, 0.5))).isCloseTo(1.0, within(1e-12));
    assertThat(Figures.geometricMean(List.of(1.0, 10.0, 100.0))).isCloseTo(10.0, within(1e-12));
  }

  @Test
  void nothing_has_no_middle() {
    assertThatThrownBy(() -> Figures.median(List.of())).hasMessage("no figures");
    assertThatThrownBy(() -> Figures.geometricMean(List.of())).hasMessage("no figures");
  }
}
