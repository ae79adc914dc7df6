package dev.rondo.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.chart.Picture;
import org.junit.jupiter.api.Test;

class BatchViewTest {

  @Test
  void draws_windows_spread_over_the_training_part_with_what_they_are_asked_for() {
    Picture picture = Airline.declared().show();
    assertThat(picture.title()).isEqualTo("A window of 24 steps is asked for the next 12");
    assertThat(picture.text())
        .contains("4 of 85 windows, as the network sees them; 3 features: Passengers, sin MONTH");
    // the windows of the first and the last training origin, 24 and 108
    assertThat(picture.svg()).contains("until 1950-12: Passengers", "until 1957-12: Passengers");
  }

  @Test
  void draws_the_horizon_alone_of_autoregressive_windows() {
    Picture picture = Airline.declared().autoregressive().show();
    assertThat(picture.title()).isEqualTo("A window of 24 steps is asked for the next 12");
    assertThat(picture.svg()).isEqualTo(Airline.declared().autoregressive().show().svg());
  }

  @Test
  void draws_sequences_under_their_names_and_classes() {
    Sequences sequences = Sequences.of(Csv.table("id,x,c\na,1,up\na,2,up\nb,5,down\n")).by("id");
    Picture picture = sequences.label("c").split(100, 0, 0).show();
    assertThat(picture.title()).isEqualTo("A window of 1 to 2 steps");
    assertThat(picture.svg()).contains("a: up: x", "b: down: x");
    assertThat(sequences.features("x").label("c").split(100, 0, 0).standardize().show().text())
        .contains("2 of 2 windows");
  }
}
