package dev.rondo.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.output.TaggedTokens.Token;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaggedTokensTest {

  @Test
  void each_token_has_its_tag_behind_it() {
    TaggedTokens dog =
        new TaggedTokens(List.of(new Token("the", "DET", 0), new Token("<dog>", "N&", 8)), "cut");
    assertThat(dog).hasToString("the/DET <dog>/N&\ncut");
    assertThat(dog.rendering().text()).isEqualTo(dog.toString());
    assertThat(dog.rendering().html().orElseThrow())
        .contains(">the <sub>DET</sub></span> ", ">&lt;dog&gt; <sub>N&amp;</sub></span> ", "cut");
    assertThat(CardStyle.chip(8)).isEqualTo(CardStyle.chip(0)).isNotEqualTo(CardStyle.chip(1));
  }

  @Test
  void many_tokens_stay_within_20_kB_and_it_says_so() {
    List<Token> many = Collections.nCopies(5000, new Token("wort", "NOUN", 3));
    String html = new TaggedTokens(many, "").rendering().html().orElseThrow();
    assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThan(20_000);
    assertThat(html).containsPattern("the first \\d+ of 5,000 tokens are shown");
  }

  @Test
  void nothing_is_nothing() {
    assertThat(new TaggedTokens(List.of(), "")).hasToString("");
  }
}
