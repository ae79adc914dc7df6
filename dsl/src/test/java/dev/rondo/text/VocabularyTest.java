package dev.rondo.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tokens have numbers from 1, the most frequent first; 0 is padding. */
class VocabularyTest {

  private static final Map<String, Long> COUNTS =
      Map.of("the", 9L, "film", 4L, "a", 4L, "dull", 1L, "moving", 1L);

  @Test
  void the_most_frequent_come_first_and_ties_go_by_text() {
    Vocabulary all = Vocabulary.of(COUNTS, false, 100, 1);
    assertThat(all.texts()).containsExactly("the", "a", "film", "dull", "moving");
    assertThat(all.token("the")).isEqualTo(1);
    assertThat(all.text(5)).isEqualTo("moving");
    assertThat(all.count(3)).isEqualTo(4);
    assertThat(all.knowsUnknown()).isFalse();
  }

  @Test
  void size_and_count_bound_it_and_unknown_counts_the_rest() {
    Vocabulary three = Vocabulary.of(COUNTS, true, 3, 1);
    assertThat(three.texts()).containsExactly("<unknown>", "the", "a");
    assertThat(three.count(1)).isEqualTo(6);
    assertThat(three.token("film")).isEqualTo(1);
    assertThat(three.token("no such word")).isEqualTo(1);
    assertThat(three.contains("film")).isFalse();
    Vocabulary common = Vocabulary.of(COUNTS, true, 100, 2);
    assertThat(common.texts()).containsExactly("<unknown>", "the", "a", "film");
    assertThat(common.count(1)).isEqualTo(2);
  }

  @Test
  void what_is_no_writing_has_no_number() {
    Map<String, Long> odd = Map.of("a", 3L, "\uD83D", 5L, "<unknown>", 7L, "x".repeat(4097), 2L);
    Vocabulary vocabulary = Vocabulary.of(odd, true, 100, 1);
    assertThat(vocabulary.texts()).containsExactly("<unknown>", "a");
    assertThat(vocabulary.count(1)).isEqualTo(14);
  }

  @Test
  void a_token_that_is_not_known_is_refused_where_unknown_ones_are() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Vocabulary.of(COUNTS, false, 100, 1).token("\u2603\n"))
        .withMessage(
            "vocabulary: '\u2603\\n' is none of its 5 tokens; leave it out, or declare .unknown()"
                + " and train anew");
  }

  @Test
  void there_is_no_token_0_and_none_beyond_the_last() {
    Vocabulary vocabulary = Vocabulary.of(COUNTS, false, 100, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> vocabulary.text(0))
        .withMessage("vocabulary: there is no token 0; tokens are numbered 1 to 5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> vocabulary.count(6))
        .withMessage("vocabulary: there is no token 6; tokens are numbered 1 to 5");
  }

  @Test
  void it_prints_its_first_tokens_and_gives_all_as_a_table() {
    Map<String, Long> counts = new HashMap<>();
    for (int i = 0; i < 2000; i++) {
      counts.put("w" + i, 3000L - i);
    }
    counts.put("\n", 5000L);
    Vocabulary vocabulary = Vocabulary.of(counts, true, 10_000, 1);
    assertThat(vocabulary)
        .hasToString(
            "2,002 tokens: '<unknown>', '\\n', 'w0', 'w1', 'w2', 'w3', 'w4', 'w5', 'w6', 'w7',"
                + " 'w8', 'w9' and 1,990 more");
    assertThat(vocabulary.toTable().rowCount()).isEqualTo(2002);
    assertThat(vocabulary.toTable().columnNames()).containsExactly("token", "text", "count");
    assertThat(vocabulary.shown().rowCount()).isEqualTo(20);
    assertThat(vocabulary.rendering().text()).startsWith("2,002 tokens: ").contains("w17");
  }
}
