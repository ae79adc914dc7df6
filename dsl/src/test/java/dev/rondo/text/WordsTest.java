package dev.rondo.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words, numbers, marks and contractions are cut in one documented way. */
class WordsTest {

  private static final Words LOWER = new Words(true, false);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          A witty, moving FILM.       | a witty , moving film .
          mp3 4th été ÉTÉ e\u0301te\u0301     | mp3 4th été été e\u0301te\u0301
          3.14 1,000 1. .5 a.b        | 3.14 1,000 1 . . 5 a . b
          don't Can't won’t           | do n't ca n't wo n't
          it's I'm we'll you're I'd I've | it 's i 'm we 'll you 're i 'd i 've
          o'clock 'quoted' rock'n'roll | o'clock ' quoted ' rock'n'roll
          well-known -- yes           | well - known -- yes
          wow!!!!! so... (no)         | wow !!! !! so ... ( no )
          東京 tower                   | 東 京 tower
          <br /> #tag a_b             | < br / > # tag a _ b
          good 👍🏽👍🏽 👩‍🚀!          | good 👍🏽👍🏽 👩‍🚀 !
          ΣΑΣ straße                  | σας straße
          """)
  void texts_are_cut_as_the_documentation_says(String text, String tokens) {
    assertThat(String.join(" ", LOWER.tokens(text))).isEqualTo(tokens);
  }

  @Test
  void a_contraction_of_nothing_is_one_token() {
    assertThat(LOWER.tokens("n't")).containsExactly("n't");
  }

  @Test
  void blanks_of_every_kind_are_left_out() {
    assertThat(LOWER.tokens(" \t\u00A0a\u2003b\r\n\u0000c\u3000")).containsExactly("a", "b", "c");
    assertThat(LOWER.tokens("")).isEmpty();
    assertThat(LOWER.tokens(" \n ")).isEmpty();
  }

  @Test
  void line_ends_are_tokens_where_they_are_asked_for() {
    Words words = new Words(false, true);
    assertThat(words.tokens("To be,\n\nor")).containsExactly("To", "be", ",", "\n", "\n", "or");
    assertThat(words.text(words.tokens("To be,\n\nor not"))).isEqualTo("To be,\n\nor not");
  }

  @Test
  void a_word_without_end_is_cut_every_64_code_points() {
    List<String> tokens = LOWER.tokens("𝒳".repeat(150));
    assertThat(tokens).hasSize(3);
    assertThat(tokens.get(0)).isEqualTo("𝒳".repeat(64));
    assertThat(tokens.get(2)).isEqualTo("𝒳".repeat(22));
  }

  @Test
  void no_more_is_read_than_is_wanted() {
    assertThat(LOWER.tokens("one two three", 2)).containsExactly("one", "two");
    assertThat(LOWER.tokens("don't", 1)).containsExactly("do");
  }

  @Test
  void words_are_put_together_as_they_are_written() {
    String text = "Well-known: it's (not) 3.14, I don't know... \"yes\"";
    Words words = new Words(false, false);
    assertThat(words.text(words.tokens(text)))
        .isEqualTo("Well-known: it's (not) 3.14, I don't know... \" yes \"");
  }
}
