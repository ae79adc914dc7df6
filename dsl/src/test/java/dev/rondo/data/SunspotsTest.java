package dev.rondo.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SunspotsTest {

  @Test
  void are_the_yearly_figures_of_three_centuries() {
    PreparedSeries prepared =
        Series.read(Airline.file().resolveSibling("sunspots.csv"))
            .time("Year")
            .target("Sunspots")
            .window(33)
            .season(11)
            .holdOutFrom("1980")
            .prepare();
    Timeline timeline = prepared.timelines().get(0);
    assertThat(timeline.target(0)).hasSize(309).startsWith(5, 11, 16, 23).endsWith(7.5, 2.9);
    assertThat(timeline.axis().at(timeline.firstHeldOut())).isEqualTo("1980");
    assertThat(timeline.axis().at(309)).isEqualTo("2009");
    assertThat(prepared.season()).isEqualTo(11);
  }
}
