package dev.rondo.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenTextTest {

  @Test
  void the_prompt_is_set_apart_and_all_is_escaped() {
    WrittenText text = new WrittenText("<i>ROMEO</i>:", "\nBut, soft! <what> & \"light\"", "note");
    assertThat(html(text))
        .contains("border-radius:3px\">&lt;i&gt;ROMEO&lt;/i&gt;:</span><br/>But, soft!")
        .contains("&lt;what&gt; &amp; &quot;light&quot;</pre>")
        .contains("note</div></div>");
    assertThat(text).hasToString("<i>ROMEO</i>:\nBut, soft! <what> & \"light\"\nnote");
  }

  @Test
  void without_a_prompt_or_a_note_there_is_the_text_alone() {
    WrittenText text = new WrittenText("", "soft", "");
    assertThat(html(text)).contains("\">soft</pre></div>").doesNotContain("span");
    assertThat(text).hasToString("soft");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "<", "'", "é", "漢", "😀", "\n", "\u0000"})
  void any_text_takes_at_most_20_kB_and_its_end_is_shown(String piece) {
    WrittenText text = new WrittenText(piece.repeat(9_000), piece.repeat(90_000) + "END", "note");
    assertThat(html(text).getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(20_000);
    assertThat(text.toString().getBytes(StandardCharsets.UTF_8).length).isLessThan(20_000);
    assertThat(html(text))
        .contains("END</pre>")
        .containsPattern("note; the last [0-9,]+ of [0-9,]+ characters are shown; text\\(\\) has");
    assertThat(html(text)).doesNotContain("?").doesNotContain("…\uDE00");
  }

  private static String html(WrittenText text) {
    return text.rendering().html().orElseThrow();
  }
}
