package dev.rondo.generate;

import static dev.rondo.Rondo.embed;
import static dev.rondo.Rondo.lstm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.engine.Network;
import dev.rondo.output.Rendering;
import dev.rondo.text.TextEncoding;
import dev.rondo.text.Tokenization;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How much each token of a text surprises a model. */
class SurpriseTest {

  private static final String PLAY = "Enter <HAMLET> & \"Ophelia\".\nTo be, or not to be.\n";

  private final TextEncoding characters =
      Tokenization.characters().fit(List.of(PLAY), Integer.MAX_VALUE);
  private final Network network = SmallModel.of(lstm(8), characters.vocabulary().size(), 2);

  @Test
  void each_token_has_the_bits_that_the_network_gives_it() {
    Surprise surprise = Surprise.of(PLAY, characters, network);
    int[] numbers = characters.numbers(PLAY);
    double total = 0;
    for (int i = 0; i < numbers.length; i++) {
      double[] p = SmallModel.probabilities(network, Arrays.copyOf(numbers, i));
      double bits = -Math.log(p[numbers[i] - 1]) / Math.log(2);
      assertThat(surprise.bits()[i]).isCloseTo(bits, within(1e-5));
      total += bits;
    }
    assertThat(surprise.totalBits()).isCloseTo(total, within(1e-3));
    assertThat(surprise.bitsPerCharacter()).isCloseTo(total / PLAY.length(), within(1e-5));
    assertThat(String.join("", surprise.tokens())).isEqualTo(PLAY);
    assertThat(surprise.toTable().columnNames()).containsExactly("token", "bits");
    assertThat(surprise.toTable().rowCount()).isEqualTo(PLAY.length());
  }

  @Test
  void shows_the_text_escaped_with_its_line_breaks_and_each_tokens_bits() {
    Rendering look = Surprise.of(PLAY, characters, network).rendering();
    String html = look.html().orElseThrow();
    assertThat(html).contains(">&lt;</span>", ">&amp;</span>", "↵<br/>", " bits\">E</span>");
    assertThat(html.replaceAll("<[^>]*>", "")).contains("Ente").doesNotContain("<");
    List<String> lines = look.text().lines().toList();
    assertThat(lines.get(0)).matches("\\d\\.\\d\\d bits a character over 49 characters");
    assertThat(lines.get(1)).isEqualTo("Enter <HAMLET> & \"Ophelia\".");
    assertThat(lines.get(2)).matches("\\d{28}");
    assertThat(lines.get(3)).isEqualTo("To be, or not to be.");
    assertThat(lines.get(4)).matches("\\d{21}");
  }

  @Test
  void a_word_stands_with_the_blank_before_it_and_a_strange_one_as_it_was_written() {
    TextEncoding words = Tokenization.words(12).fit(List.of(PLAY), Integer.MAX_VALUE);
    Network reader = SmallModel.of(embed(4).lstm(8), words.vocabulary().size(), 2);
    Surprise surprise = Surprise.of("Enter Yorick, not Ophelia.", words, reader);
    assertThat(surprise.tokens()).containsExactly("Enter", "Yorick", ",", "not", "Ophelia", ".");
    assertThat(surprise.toString().lines().toList().get(1)).isEqualTo("Enter Yorick, not Ophelia.");
    assertThat(surprise.bits()).hasSize(6);
  }

  @Test
  void a_text_of_one_token_is_foretold_by_padding() {
    Surprise surprise = Surprise.of("T", characters, network);
    double p = SmallModel.probabilities(network)[characters.numbers("T")[0] - 1];
    assertThat(surprise.totalBits()).isCloseTo(-Math.log(p) / Math.log(2), within(1e-5));
    assertThat(surprise.toString()).contains("over 1 character\nT\n");
  }
}
