package dev.rondo.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rondo.chart.ScorePicture.Better;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  @Test
  void ranks_runs_by_their_lowest_loss() {
    LossComparison runs =
        new LossComparison(
            List.of(Line.of("elman", 3, 2, 2.5), Line.of("lstm", 3, 1)), "mean squared error");
    assertThat(runs.picture().text())
        .isEqualTo(
            "comparison of 2 runs: lstm reached the lowest loss, 1\n"
                + "lstm 1 at epoch 2; elman 2 at epoch 2");
  }

  @Test
  void draws_each_run_in_its_colour() {
    Picture picture = Gallery.comparison().picture();
    assertThat(Pixels.count(picture, Style.BLUE)).isGreaterThan(1000);
    assertThat(Pixels.count(picture, Style.VERMILION)).isGreaterThan(1000);
    assertThat(Pixels.count(picture, Style.GREEN)).isGreaterThan(1000);
  }

  @Test
  void refuses_a_single_run() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LossComparison(List.of(Line.of("lstm", 1)), "loss"))
        .withMessage("comparison: draws 2 to 8 runs, not 1");
  }

  @Test
  void refuses_two_runs_of_one_name() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new LossComparison(List.of(Line.of("lstm", 1), Line.of("lstm", 2)), "loss"))
        .withMessage("comparison: the name 'lstm' stands twice; give each its own");
  }

  @Test
  void says_whether_the_best_model_beats_the_baseline() {
    List<Score> scores = List.of(new Score("elman", 0.7), new Score("lstm", 0.9));
    assertThat(score(Better.HIGHER, scores).title()).isEqualTo("lstm is best and beats majority");
    assertThat(score(Better.LOWER, scores).title()).isEqualTo("elman is best and beats majority");
    assertThat(score(Better.HIGHER, List.of(new Score("elman", 0.7))).title())
        .isEqualTo("No model beats majority");
  }

  private static Picture score(Better better, List<Score> scores) {
    return new ScorePicture("accuracy", better, scores, new Score("majority", 0.8)).picture();
  }

  @Test
  void draws_the_bars_and_the_baseline() {
    Picture picture = Gallery.scores().picture();
    assertThat(Pixels.count(picture, Style.BLUE)).isGreaterThan(5000);
    assertThat(Pixels.count(picture, Style.tint(Style.BLUE, 0.45))).isGreaterThan(5000);
    assertThat(Pixels.count(picture, Style.VERMILION)).isGreaterThan(100);
  }

  @Test
  void refuses_scores_that_are_no_numbers() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> score(Better.LOWER, List.of(new Score("elman", Double.NaN))))
        .withMessage("scores: the baseline and at least one model need a finite score");
  }
}
