package dev.rondo.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class MostFrequentTagTest {

  private static final MostFrequentTag RULE =
      MostFrequentTag.of(
          List.of("can", "can", "can", "the", "fish", "fish", "dog"),
          new int[] {2, 1, 2, 0, 3, 1, 1});

  @Test
  void says_of_a_word_what_it_was_most_often() {
    assertThat(RULE.answers(List.of("can", "the", "dog"))).containsExactly(2, 0, 1);
  }

  @Test
  void of_equals_the_lowest_number() {
    assertThat(RULE.answers(List.of("fish"))).containsExactly(1);
  }

  @Test
  void says_of_a_new_word_what_is_commonest() {
    assertThat(RULE.others().label()).isEqualTo(1);
    assertThat(RULE.answers(List.of("whale"))).containsExactly(1);
  }

  @Test
  void refuses_words_without_tags() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MostFrequentTag.of(List.of("a", "b"), new int[] {1}))
        .withMessage("most frequent tag: 1 answers for 2 true values; expected equally many");
  }
}
