package dev.rondo.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BatchPictureTest {

  private static Sample sample(String name, String feature) {
    return new Sample(name, List.of(Line.of(feature, 1, 2, 3)), Optional.of(Line.of("y", 4, 5)));
  }

  @Test
  void says_what_a_window_is_asked_for() {
    BatchPicture batch = new BatchPicture(List.of(sample("window 1", "x")), 32, "standardized");
    assertThat(batch.picture().text())
        .isEqualTo(
            "batch: A window of 3 steps is asked for the next 2\n"
                + "1 of 32 windows, standardized; 1 feature: x");
  }

  @Test
  void draws_inputs_and_targets() {
    Picture picture = Gallery.batch().picture();
    assertThat(Pixels.count(picture, Style.BLUE)).isGreaterThan(1000);
    assertThat(Pixels.count(picture, Style.VERMILION)).isGreaterThan(500);
    assertThat(Pixels.count(picture, Style.tint(Style.VERMILION, 0.12))).isGreaterThan(5000);
  }

  @Test
  void draws_ragged_sequences_without_a_target_line() {
    Sample walk = new Sample("a: walk", List.of(Line.of("x", 1, 2, 3)), Optional.empty());
    Sample run = new Sample("b: run", List.of(Line.of("x", 1)), Optional.empty());
    Picture picture = new BatchPicture(List.of(walk, run), 2, "").picture();
    assertThat(picture.title()).isEqualTo("A window of 1 to 3 steps");
    assertThat(Pixels.count(picture, Style.VERMILION)).isZero();
  }

  @Test
  void refuses_samples_with_other_features() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BatchPicture(List.of(sample("a", "x"), sample("b", "z")), 2, ""))
        .withMessage("batch: 'b' has the features [z], 'a' has [x]; they must be the same");
  }

  @Test
  void refuses_features_of_two_lengths() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Sample("a", List.of(Line.of("x", 1, 2), Line.of("z", 1)), Optional.empty()))
        .withMessage("batch: 'z' has 1 values, 'x' has 2; they must be equal");
  }

  @Test
  void refuses_nothing_to_draw() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BatchPicture(List.of(), 2, ""))
        .withMessage("batch: there is no window to draw");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Sample("a", List.of(), Optional.empty()))
        .withMessage("batch: 'a' has no feature to draw");
  }
}
