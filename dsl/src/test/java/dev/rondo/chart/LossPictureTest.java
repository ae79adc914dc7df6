package dev.rondo.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class LossPictureTest {

  private static LossPicture losses(double[] training, double... validation) {
    return new LossPicture(
        Line.of("training", training),
        Optional.of(Line.of("validation", validation)),
        OptionalInt.empty(),
        "mean squared error");
  }

  private static LossPicture training(double... values) {
    return new LossPicture(
        Line.of("training", values), Optional.empty(), OptionalInt.empty(), "loss");
  }

  @Test
  void says_where_the_validation_loss_was_lowest() {
    Picture picture = losses(new double[] {3, 2, 1}, 0.5, 0.0123, 0.2).picture();
    assertThat(picture.title()).isEqualTo("Validation loss was lowest at epoch 2");
    assertThat(picture.text())
        .isEqualTo(
            "losses: 3 epochs, best 0.0123 at epoch 2 (validation loss)\n"
                + "Validation loss was lowest at epoch 2");
  }

  @Test
  void text_follows_the_data() {
    assertThat(training(3, 2, 1).picture().text())
        .isNotEqualTo(training(3, 2, 1.5).picture().text());
  }

  @Test
  void says_which_weights_were_kept_where_that_is_another_epoch() {
    LossPicture kept =
        new LossPicture(Line.of("training", 3, 2, 1), Optional.empty(), OptionalInt.of(2), "loss");
    assertThat(kept.picture().title()).isEqualTo("The weights of epoch 2 were kept");
  }

  @Test
  void draws_both_lines() {
    Picture picture = Gallery.losses(57).picture();
    assertThat(Pixels.count(picture, Style.BLUE)).isGreaterThan(1000);
    assertThat(Pixels.count(picture, Style.VERMILION)).isGreaterThan(1000);
  }

  @Test
  void draws_no_second_line_without_validation() {
    assertThat(Pixels.count(training(3, 2, 1).picture(), Style.VERMILION)).isZero();
  }

  @Test
  void draws_one_epoch_a_constant_huge_values_and_gaps() {
    assertThat(Pixels.count(training(0.5).picture(), Style.BLUE)).isGreaterThan(100);
    assertThat(Pixels.count(training(2, 2, 2, 2).picture(), Style.BLUE)).isGreaterThan(1000);
    assertThat(Pixels.count(training(0, 0, 0).picture(), Style.BLUE)).isGreaterThan(1000);
    assertThat(Pixels.count(training(1e140, 3e139, 1e12).picture(), Style.BLUE)).isGreaterThan(500);
    assertThat(Pixels.count(training(3, Double.NaN, 1, 2).picture(), Style.BLUE))
        .isGreaterThan(200);
    assertThat(Pixels.count(training(3, 2, Double.POSITIVE_INFINITY).picture(), Style.BLUE))
        .isGreaterThan(500);
  }

  @Test
  void a_value_that_is_not_finite_is_never_the_best() {
    assertThat(training(3, Double.NaN, 1, Double.NEGATIVE_INFINITY).picture().title())
        .isEqualTo("Training loss was lowest at epoch 3");
  }

  @Test
  void refuses_lines_of_two_lengths() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> losses(new double[12], new double[11]))
        .withMessage("losses: 'validation' has 11 values, 'training' has 12; they must be equal");
  }

  @Test
  void refuses_a_best_epoch_that_was_not_trained() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new LossPicture(
                    Line.of("training", 1, 2), Optional.empty(), OptionalInt.of(3), "loss"))
        .withMessage("losses: the best epoch is 3, but there are epochs 1 to 2");
  }

  @Test
  void refuses_a_best_epoch_without_a_finite_loss() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new LossPicture(
                    Line.of("training", 1, Double.NaN),
                    Optional.empty(),
                    OptionalInt.of(2),
                    "loss"))
        .withMessage("losses: the best epoch is 2, whose 'training' is not finite");
  }

  @Test
  void refuses_an_empty_line() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Line.of("training"))
        .withMessage("line 'training': has no values; a line needs at least one");
  }

  @Test
  void refuses_a_line_of_gaps_alone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> training(Double.NaN, Double.POSITIVE_INFINITY))
        .withMessage("losses: 'training' has no finite value; there is nothing to draw");
  }
}
