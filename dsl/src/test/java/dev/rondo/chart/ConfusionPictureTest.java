package dev.rondo.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConfusionPictureTest {

  private static final List<String> LABELS = List.of("neg", "pos");

  @Test
  void says_how_many_are_right_and_the_commonest_mistake() {
    assertThat(new ConfusionPicture(LABELS, List.of(List.of(8, 2), List.of(3, 7))).picture().text())
        .isEqualTo(
            "confusion: 75 % of 20 are right, 15 of 20\n"
                + "Most often 'pos' is taken for 'neg': 3 of 10");
  }

  @Test
  void says_when_there_is_no_mistake() {
    assertThat(new ConfusionPicture(LABELS, List.of(List.of(8, 0), List.of(0, 0))).picture().text())
        .isEqualTo("confusion: 100 % of 8 are right, 8 of 8\nNo class is taken for another");
  }

  @Test
  void a_cell_is_as_dark_as_its_share() {
    Picture picture =
        new ConfusionPicture(LABELS, List.of(List.of(10, 0), List.of(2, 2))).picture();
    assertThat(Pixels.count(picture, Style.BLUE)).isGreaterThan(5000);
    assertThat(Pixels.count(picture, Style.tint(Style.BLUE, 0.05 + 0.95 * 0.5)))
        .isGreaterThan(5000);
    assertThat(Pixels.count(picture, Style.tint(Style.VERMILION, 0.05))).isGreaterThan(5000);
  }

  private static void refuses(List<String> labels, List<List<Integer>> counts, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ConfusionPicture(labels, counts))
        .withMessage(message);
  }

  @Test
  void refuses_what_is_no_confusion_matrix() {
    refuses(List.of("a"), List.of(List.of(1)), "confusion: draws 2 to 40 classes, not 1");
    refuses(
        LABELS,
        List.of(List.of(1, 2)),
        "confusion: there are 2 classes and 1 rows; they must be equal");
    refuses(
        LABELS,
        List.of(List.of(1, 2), List.of(1)),
        "confusion: the row of 'pos' has 1 counts, there are 2 classes; they must be equal");
    refuses(
        LABELS,
        List.of(List.of(1, 2), List.of(1, -1)),
        "confusion: the row of 'pos' has the count -1, below 0");
    refuses(
        LABELS,
        List.of(List.of(0, 0), List.of(0, 0)),
        "confusion: every count is 0; there is nothing to draw");
    refuses(
        List.of("a", "a"),
        List.of(List.of(1, 0), List.of(0, 1)),
        "confusion: the name 'a' stands twice; give each its own");
  }
}
