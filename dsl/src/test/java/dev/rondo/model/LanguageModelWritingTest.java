package dev.rondo.model;

import static dev.rondo.Rondo.beam;
import static dev.rondo.Rondo.corpusOf;
import static dev.rondo.Rondo.embed;
import static dev.rondo.Rondo.greedy;
import static dev.rondo.Rondo.gru;
import static dev.rondo.Rondo.temperature;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.data.CorpusPart;
import dev.rondo.diagnose.TextProperty;
import dev.rondo.diagnose.UnitReadings;
import dev.rondo.engine.NetworkState;
import dev.rondo.generate.Generated;
import dev.rondo.generate.Surprise;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a trained language model writes, and what surprises it. */
class LanguageModelWritingTest {

  private static LanguageModel model;

  @BeforeAll
  static void train() {
    model = Plays.declared().model(gru(16));
    model.train(Plays.plan().epochs(10));
  }

  @Test
  void writes_in_the_manner_of_what_it_has_read() {
    Generated written = model.generate("the cat", 60, greedy());
    assertThat(written.text()).startsWith("the cat sat on the ").hasSize(67);
    assertThat(written.text().lines().skip(1).findFirst().orElseThrow()).startsWith("the ");
    assertThat(model.generate("the cat", 60, beam(3)).logProbability())
        .isGreaterThanOrEqualTo(written.logProbability() - 1e-6);
    assertThat(model.generate("", 20, temperature(0.5)).text()).hasSize(20);
  }

  @Test
  void words_that_stand_in_the_same_places_lie_near_each_other() {
    LanguageModel words =
        corpusOf(Plays.text(120)).words(50).split(80, 10, 10).model(embed(8).gru(12));
    words.train(Plays.plan().epochs(12));
    assertThat(words.nearest("mat").nearest().stream().limit(2).map(Neighbours.Neighbour::token))
        .containsExactlyInAnyOrder("rug", "sea");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.nearest("t"))
        .withMessage("nearest(\"t\"): gru(16) learns no vectors of tokens; begin with embed(64)");
  }

  @Test
  void what_it_writes_is_what_its_steps_find_likely() {
    String text = "the dog";
    NetworkState state = model.start();
    Generated written = model.generate(text, 15, greedy());
    String read = text;
    for (String token : written.tokens()) {
      LanguageStep step = model.step(read, state);
      assertThat(step.likeliest(1)).containsExactly(token);
      state = step.state();
      read = token;
    }
  }

  @Test
  void is_surprised_where_a_line_may_go_on_in_several_ways() {
    Surprise surprise = model.surprise("the cat sat on the mat.\n");
    double[] bits = surprise.bits();
    assertThat(bits[4]).as("which animal").isGreaterThan(1);
    assertThat(bits[5]).as("the end of its name").isLessThan(0.5);
    assertThat(bits[10]).as("sat").isLessThan(0.5);
    assertThat(surprise.bitsPerCharacter()).isCloseTo(surprise.totalBits() / 24, within(1e-12));
    assertThat(model.surprise("xylophone".replaceAll("[^theo]", "")).bitsPerCharacter())
        .isGreaterThan(surprise.bitsPerCharacter());
  }

  @Test
  void refuses_a_character_that_it_never_read_by_name() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.generate("the Zebra", 5, greedy()))
        .withMessage(
            "generate(\"the Zebra\", 5, greedy()): the character 'Z' (U+005A) is none of those that"
                + " were learned; leave it out, or add .unknown() to the corpus and train anew");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.surprise("the cat sat on the quay and looked at the ships ?"))
        .withMessage(
            "surprise(\"the cat sat on the quay and looked at th…\"): the character 'q' (U+0071) is"
                + " none of those that were learned; leave it out, or add .unknown() to the corpus"
                + " and train anew");
  }

  @Test
  void refuses_no_text_and_no_length() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.surprise(""))
        .withMessage("surprise(\"\"): expects at least one token, got none");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.generate("the", 0, greedy()))
        .withMessage("generate(\"the\", 0, greedy()): expected at least 1 token to write");
  }

  @Test
  void refuses_to_write_before_it_is_trained() {
    LanguageModel fresh = Plays.declared().model(gru(3));
    assertThatIllegalStateException()
        .isThrownBy(() -> fresh.generate("the", 5, greedy()))
        .withMessage(
            "generate(\"the\", 5, greedy()): the model is not trained; call train(epochs(100))"
                + " first");
  }

  @Test
  void with_unknown_characters_it_reads_them_and_never_writes_one() {
    LanguageModel lenient = corpusOf(Plays.text(60)).unknown().model(gru(5));
    lenient.train(Plays.plan().epochs(1));
    Generated written = lenient.generate("Zoë: ", 300, temperature(5));
    assertThat(written.text()).startsWith("Zoë: ").doesNotContain("<unknown>");
    assertThat(lenient.surprise("Zoë").bits()[0]).isGreaterThan(1);
  }

  @Test
  void writes_words_with_blanks_between_them() {
    LanguageModel words = corpusOf(Plays.text(60)).words(40).model(gru(12));
    words.train(Plays.plan().epochs(12));
    assertThat(words.generate("the cat", 12, greedy()).text())
        .startsWith("the cat sat on the ")
        .doesNotContain("  ");
  }

  @Test
  void shows_what_its_units_hold_and_follow() {
    UnitReadings own = model.units();
    int tokens = model.data().tokens(CorpusPart.VALIDATION).length;
    assertThat(own.toString()).startsWith("what 16 units follow in " + tokens + " tokens");
    UnitReadings other = model.units(Plays.text(8));
    assertThat(other.top(TextProperty.BLANK).get(0).correlation()).isNotZero();
    assertThat(other.top(TextProperty.IN_QUOTES)).as("there is none").isEmpty();
    assertThat(other.unit(0, 3).toString()).contains("\nthe cat sat on the ");
    assertThat(other.activations(0, 3)).hasSize(Plays.text(8).length());
    assertThat(model.units(Plays.text(1000)).activations(0, 3)).hasSize(20_000);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.units("the cat"))
        .withMessage("units(\"the cat\"): expects at least 100 tokens, got 7");
  }
}
