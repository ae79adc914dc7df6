package dev.rondo.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TextPropertyTest {

  private static final String TEXT = "Ab (c\n\"D [e]\"\n\n(x “é” y\n\nz)";

  @Test
  void says_where_in_its_line_each_character_stands() {
    assertThat(measured(TextProperty.POSITION_IN_LINE, "ab\ncde\n\nf")).isEqualTo("120123001");
    assertThat(measured(TextProperty.TO_LINE_END, "ab\ncde\n\nf")).isEqualTo("100210000");
    assertThat(measured(TextProperty.TO_LINE_END, "abc")).isEqualTo("210");
  }

  @Test
  void says_where_in_its_word_each_character_stands() {
    assertThat(measured(TextProperty.POSITION_IN_WORD, "It's été 3x")).isEqualTo("12010123001");
  }

  @Test
  void knows_upper_case_and_blanks() {
    assertThat(measured(TextProperty.UPPER_CASE, "To ÉTÉ x")).isEqualTo("10011100");
    assertThat(measured(TextProperty.BLANK, "a b\tc\n")).isEqualTo("010101");
  }

  @Test
  void knows_what_stands_in_quotes_and_brackets_up_to_an_empty_line() {
    assertThat(measured(TextProperty.IN_QUOTES, TEXT))
        .isEqualTo("000000" + "11111100" + "0" + "000110000" + "000");
    assertThat(measured(TextProperty.IN_BRACKETS, TEXT))
        .isEqualTo("000111" + "11111111" + "0" + "111111111" + "000");
    assertThat(measured(TextProperty.IN_BRACKETS, "a(b[c]d)e)f")).isEqualTo("01111110000");
  }

  @Test
  void a_token_of_several_characters_counts_where_it_ends() {
    List<String> pieces = List.of("The", " CAT", "\n", " sat", " (", "on");
    assertThat(TextProperty.POSITION_IN_LINE.of(pieces)).containsExactly(3, 7, 0, 4, 6, 8);
    assertThat(TextProperty.TO_LINE_END.of(pieces)).containsExactly(4, 0, 0, 4, 2, 0);
    assertThat(TextProperty.UPPER_CASE.of(pieces)).containsExactly(0, 1, 0, 0, 0, 0);
    assertThat(TextProperty.POSITION_IN_WORD.of(pieces)).containsExactly(3, 3, 0, 3, 0, 2);
    assertThat(TextProperty.IN_BRACKETS.of(pieces)).containsExactly(0, 0, 0, 0, 1, 1);
  }

  private static String measured(TextProperty property, String text) {
    List<String> pieces = text.codePoints().mapToObj(Character::toString).toList();
    double[] values = property.of(pieces);
    return Arrays.stream(values)
        .mapToObj(value -> Integer.toString((int) value))
        .collect(Collectors.joining());
  }
}
