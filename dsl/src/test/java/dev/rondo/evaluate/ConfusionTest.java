package dev.rondo.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class ConfusionTest {

  private final Confusion confusion =
      Confusion.of(
          List.of("cat", "dog", "cow", "emu"),
          new int[] {0, 0, 0, 1, 1, 2},
          new int[] {0, 0, 1, 1, 0, 0});

  @Test
  void counts_every_answer() {
    assertThat(confusion.count(0, 0)).isEqualTo(2);
    assertThat(confusion.count(0, 1)).isEqualTo(1);
    assertThat(confusion.count(2, 0)).isEqualTo(1);
    assertThat(confusion.count(1, 2)).isZero();
    assertThat(confusion.total()).isEqualTo(6);
    assertThat(confusion.labels()).containsExactly("cat", "dog", "cow", "emu");
  }

  @Test
  void gives_the_scores_reckoned_by_hand() {
    assertThat(confusion.accuracy()).isEqualTo(0.5);
    assertThat(confusion.precision(0)).isEqualTo(0.5);
    assertThat(confusion.recall(0)).isEqualTo(2 / 3.0);
    assertThat(confusion.f1(0)).isCloseTo(4 / 7.0, within(1e-15));
    assertThat(confusion.f1(1)).isEqualTo(0.5);
    assertThat(confusion.f1(2)).isZero();
    // the emu occurs nowhere and does not count
    assertThat(confusion.macroF1()).isCloseTo((4 / 7.0 + 0.5) / 3, within(1e-15));
  }

  @Test
  void refuses_a_class_that_is_not_there() {
    assertThatThrownBy(() -> Confusion.of(List.of("a", "b"), new int[] {2}, new int[] {0}))
        .hasMessage("confusion: class number 2; expected 0 to 1");
  }

  @Test
  void the_majority_class_is_the_commonest_of_training() {
    MajorityClass majority = MajorityClass.of(new int[] {2, 1, 1, 2, 0});
    assertThat(majority.label()).isEqualTo(1);
    assertThat(majority.answers(3)).containsExactly(1, 1, 1);
    assertThatThrownBy(() -> MajorityClass.of(new int[0]))
        .hasMessage("majority class: no examples; expected at least 1");
  }

  @Test
  void shows_as_a_table_whatever_the_classes_are_called() {
    Confusion confusion =
        Confusion.of(
            List.of("True Class", "a", "A"), new int[] {0, 0, 1, 2}, new int[] {0, 1, 1, 0});
    Table table = confusion.toTable();
    assertThat(table.columnNames()).containsExactly("true class", "True Class (2)", "a", "A (2)");
    assertThat(table.stringColumn(0).asList()).containsExactly("True Class", "a", "A");
    assertThat(table.longColumn(1).asObjectArray()).containsExactly(1L, 0L, 1L);
    assertThat(table.longColumn(2).asObjectArray()).containsExactly(1L, 1L, 0L);
    assertThat(confusion.rendering().text()).startsWith("accuracy 0.500 on 4 examples\n");
  }
}
