package dev.rondo.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A character is what a reader sees as one, however many code points it has. */
class CharactersTest {

  private static final Characters PLAIN = new Characters(false);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "\n",
        " ",
        "\uD83D\uDE00", // a face: one code point, two UTF-16 units
        "e\u0301", // a letter and its accent
        "\uD83D\uDC4D\uD83C\uDFFD", // a thumb and its skin tone
        "\u2764\uFE0F", // a heart and the selector that colours it
        "\uD83D\uDC69\u200D\uD83D\uDE80", // a woman, joined to a rocket
        "\uD83D\uDC69\u200D\u2764\uFE0F\u200D\uD83D\uDC8B\u200D\uD83D\uDC68", // a kiss
        "\uD83C\uDDE9\uD83C\uDDF0", // a flag of two letters
        "\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F",
        "1\uFE0F\u20E3", // a keycap
        "\uD83D", // half a character, which no file holds
      })
  void what_a_reader_sees_as_one_is_one(String character) {
    assertThat(PLAIN.tokens(character)).containsExactly(character);
    String around = "x" + character + "y\n" + character;
    assertThat(PLAIN.tokens(around)).containsExactly("x", character, "y", "\n", character);
    assertThat(PLAIN.text(PLAIN.tokens(around))).isEqualTo(around);
  }

  @Test
  void an_emoji_is_never_split_by_truncation() {
    String family = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67";
    assertThat(PLAIN.tokens("ab" + family + "c", 3)).containsExactly("a", "b", family);
    assertThat(PLAIN.tokens("ab" + family + "c", 2)).containsExactly("a", "b");
  }

  @Test
  void flags_side_by_side_are_two_letters_each() {
    String flags = "\uD83C\uDDE9\uD83C\uDDF0\uD83C\uDDF8\uD83C\uDDEA";
    assertThat(PLAIN.tokens(flags)).hasSize(2);
    assertThat(PLAIN.tokens(flags.substring(0, 6))).hasSize(2);
  }

  @Test
  void a_mark_after_a_line_end_belongs_to_no_line_end() {
    assertThat(PLAIN.tokens("\n\u0301a")).containsExactly("\n", "\u0301", "a");
  }

  @Test
  void letters_are_not_joined_by_a_joiner() {
    assertThat(PLAIN.tokens("a\u200Db")).containsExactly("a\u200D", "b");
  }

  @Test
  void marks_without_end_are_cut() {
    String text = "a" + "\u0301".repeat(40);
    assertThat(PLAIN.tokens(text)).hasSize(3);
    assertThat(PLAIN.text(PLAIN.tokens(text))).isEqualTo(text);
  }

  @Test
  void lower_case_knows_no_country() {
    assertThat(new Characters(true).tokens("IÉ")).containsExactly("i", "é");
  }

  @Test
  void an_empty_text_has_none() {
    assertThat(PLAIN.tokens("")).isEmpty();
  }
}
