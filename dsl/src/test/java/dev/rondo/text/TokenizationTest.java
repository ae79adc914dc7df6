package dev.rondo.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The training part decides which tokens are known. */
class TokenizationTest {

  private static final List<String> TEXTS = List.of("A cat, a dog.", "a bird", "CATS!");

  private static List<String> tokens(Tokenization tokenization) {
    return tokenization.fit(TEXTS, 100).vocabulary().texts();
  }

  @Test
  void words_are_known_by_size_and_count() {
    assertThat(tokens(Tokenization.words(4).withLowercase()))
        .containsExactly("<unknown>", "a", "!", ",");
    assertThat(tokens(Tokenization.words(100).withMinCount(2))).containsExactly("<unknown>", "a");
    assertThat(tokens(Tokenization.items(4))).containsExactly("<unknown>", "a", "A", "CATS!");
  }

  @Test
  void line_ends_count_where_they_are_asked_for() {
    assertThat(Tokenization.words(9).withLines().fit(List.of("a\nb\n"), 9).vocabulary().texts())
        .containsExactly("<unknown>", "\n", "a", "b");
    assertThat(Tokenization.characters().withLines()).isEqualTo(Tokenization.characters());
  }

  @Test
  void characters_are_all_known_and_unknown_ones_where_asked_for() {
    assertThat(tokens(Tokenization.characters())).startsWith(" ", "a").doesNotContain("<unknown>");
    assertThat(tokens(Tokenization.characters().withUnknown())).startsWith("<unknown>", " ", "a");
    assertThat(tokens(Tokenization.characters().withMinCount(3)))
        .containsExactly("<unknown>", " ", "a");
  }

  @Test
  void only_the_tokens_that_are_read_count() {
    assertThat(Tokenization.words(9).fit(List.of("a b c", "a b d"), 2).vocabulary().texts())
        .containsExactly("<unknown>", "a", "b");
  }

  @Test
  void byte_pairs_are_so_many_and_know_every_character() {
    Vocabulary vocabulary =
        Tokenization.bytePairs(20).withUnknown().fit(List.of("a cat, a cats cat."), 1).vocabulary();
    assertThat(vocabulary.texts()).contains("<unknown>", "a", "c", "t", "s", ".", ",", " ", " cat");
    assertThat(vocabulary.size()).isLessThanOrEqualTo(20);
    assertThat(vocabulary.count(vocabulary.token(" cat"))).isEqualTo(3);
    assertThat(vocabulary.count(vocabulary.token("c"))).isZero();
    assertThat(vocabulary.count(1)).isZero();
  }

  @Test
  void rare_characters_are_left_out_of_byte_pairs_by_count() {
    Vocabulary vocabulary =
        Tokenization.bytePairs(20).withMinCount(2).fit(List.of("abab\u6771abab"), 1).vocabulary();
    assertThat(vocabulary.texts()).containsExactly("<unknown>", "abab", "a", "ab", "b");
    assertThat(vocabulary.count(1)).isEqualTo(1);
  }

  @Test
  void byte_pairs_too_few_for_the_characters_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tokenization.bytePairs(5).withUnknown().fit(TEXTS, 9))
        .withMessage(
            "bytePairs(5): the characters of the training part alone need 18 tokens; ask for more,"
                + " or leave the rare ones out with .minCount(2)");
  }

  @Test
  void numbers_that_cannot_be_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tokenization.words(1))
        .withMessage("words(1): a vocabulary has at least 2 tokens, one of them <unknown>");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tokenization.bytePairs(-3))
        .withMessage("bytePairs(-3): a vocabulary has at least 2 tokens, one of them <unknown>");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tokenization.characters().withMinCount(0))
        .withMessage("minCount(0): expected at least 1; 1 keeps every token");
  }

  @Test
  void an_encoding_says_how_wide_an_input_it_needs() {
    TextEncoding small = Tokenization.words(9).fit(List.of("a b c"), 9);
    assertThat(small.inputs("lstm(64)", false)).isEqualTo(4);
    assertThat(small.inputs("embed(8).lstm(64)", true)).isEqualTo(5);
    String many = words(1200);
    TextEncoding large = Tokenization.words(5000).fit(List.of(many), 5000);
    assertThat(large.inputs("embed(8).lstm(64)", true)).isEqualTo(1202);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> large.inputs("lstm(64)", false))
        .withMessage("lstm(64): would read 1,201 words as 1,201 columns; begin with embed(64)");
  }

  private static String words(int n) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < n; i++) {
      text.append('w').append(i).append(' ');
    }
    return text.toString();
  }
}
