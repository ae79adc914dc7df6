package dev.rondo.model;

import static dev.rondo.Rondo.bidirectional;
import static dev.rondo.Rondo.embed;
import static dev.rondo.Rondo.gru;
import static dev.rondo.Rondo.lstm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.architecture.SummaryArchitecture;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.Table;

class ExplanationTest {

  private static Classifier critic;

  @BeforeAll
  static void train() {
    critic = Reviews.declared().model(embed(8).bidirectional(lstm(6)).last());
    critic.train(Reviews.plan());
  }

  static Stream<SummaryArchitecture> summaries() {
    return Stream.of(
        embed(6).gru(6).last(),
        embed(6).gru(6).mean(),
        embed(6).bidirectional(lstm(5)).max(),
        embed(6).lstm(6).attend(),
        bidirectional(gru(5)).last());
  }

  private static double logOdds(double p) {
    return Math.log(p / (1 - p));
  }

  /** The effects as anyone can reckon them from answers. */
  private static double[] byHand(Classifier model, String label, String... words) {
    double whole = logOdds(model.predict(String.join(" ", words)).probability(label));
    return IntStream.range(0, words.length)
        .mapToDouble(
            left -> {
              String rest =
                  IntStream.range(0, words.length)
                      .filter(i -> i != left)
                      .mapToObj(i -> words[i])
                      .collect(Collectors.joining(" "));
              return whole - logOdds(model.predict(rest).probability(label));
            })
        .toArray();
  }

  private static double[] effects(Explanation why) {
    return why.effects().stream().mapToDouble(Explanation.Effect::effect).toArray();
  }

  @ParameterizedTest
  @MethodSource("summaries")
  void an_effect_is_what_the_log_odds_lose_without_the_token(SummaryArchitecture architecture) {
    Classifier model = Reviews.declared().model(architecture);
    model.train(Reviews.plan());
    String[] words = "the film is dull and its cast superb zebra".split(" ");
    String text = String.join(" ", words);
    Explanation why = model.explain(text);
    Prediction answer = model.predict(text);
    assertThat(why.label()).isEqualTo(answer.label());
    assertThat(why.probability()).isCloseTo(answer.probability(), within(1e-6));
    assertThat(why.logOdds()).isCloseTo(logOdds(answer.probability()), within(1e-4));
    assertThat(why.effects().stream().map(Explanation.Effect::token)).containsExactly(words);
    assertThat(effects(why)).containsExactly(byHand(model, why.label(), words), within(1e-4));
    for (String label : List.of("good", "bad")) {
      assertThat(effects(model.explain(text, label)))
          .containsExactly(byHand(model, label, words), within(1e-4));
    }
    double[] good = effects(model.explain(text, "good"));
    assertThat(good[3]).isNegative(); // dull
    assertThat(good[7]).isPositive(); // superb
  }

  @Test
  void of_several_classes_each_has_its_own_reasons() {
    IntFunction<String> three =
        i -> i % 3 == 0 ? "bad" : Reviews.text(i).contains("superb") ? "great" : "good";
    Classifier model =
        Reviews.declared(Reviews.table(Reviews::text, three)).model(embed(8).gru(8).max());
    model.train(Reviews.plan().epochs(10));
    String[] words = {"the", "superb", "but", "dull", "film"};
    for (String label : model.labels()) {
      Explanation why = model.explain(String.join(" ", words), label);
      assertThat(why.label()).isEqualTo(label);
      assertThat(effects(why)).containsExactly(byHand(model, label, words), within(1e-4));
    }
    assertThat(effects(model.explain("the superb film", "great"))[1]).isPositive();
    assertThat(effects(model.explain("the superb film", "bad"))[1]).isNegative();
  }

  @Test
  void shows_the_text_as_it_was_written_with_its_strong_tokens_marked() {
    Explanation why = critic.explain("The cast,  so DULL & <bland>!\nYes");
    assertThat(why.label()).isEqualTo("bad");
    String text = why.rendering().text();
    assertThat(text)
        .matches("(?s)bad: probability 0\\.\\d{3}, log-odds \\+\\d\\.\\d\\d\n.*")
        .containsPattern("DULL\\[\\+\\d\\.\\d\\d\\]")
        .endsWith("\n+ for bad, - against it; by the change of its log-odds without the token");
    assertThat(text.replaceAll("\\[[-+][\\d.]+\\]", ""))
        .contains("\nThe cast,  so DULL & <bland>!\nYes\n");
    String html = why.rendering().html().orElseThrow();
    assertThat(html)
        .contains(">DULL</span>", "&lt;", "title=\"+", "bland", "<br/>")
        .doesNotContain("<bland>", "<script", "<style");
    assertThat(why).hasToString(text);
  }

  @Test
  void its_table_has_every_token_with_its_effect() {
    Explanation why = critic.explain("a witty film");
    Table table = why.toTable();
    assertThat(table.stringColumn("token").asList()).containsExactly("a", "witty", "film");
    assertThat(table.doubleColumn("effect").asDoubleArray()).containsExactly(effects(why));
    assertThat(Arrays.stream(effects(why)).max().orElseThrow()).isEqualTo(effects(why)[1]);
    assertThat(why.text()).isEqualTo("a witty film");
  }

  @Test
  void a_single_token_is_held_against_an_unknown_one() {
    Explanation why = critic.explain("witty", "good");
    double expected =
        logOdds(critic.predict("witty").probability("good"))
            - logOdds(critic.predict("zebra").probability("good"));
    assertThat(effects(why)).containsExactly(new double[] {expected}, within(1e-4));
    assertThat(effects(critic.explain("zebra"))).containsExactly(0);
    assertThat(critic.explain("zebra").rendering().text()).contains("\nzebra\n");
  }

  @Test
  void an_empty_text_has_nothing_to_colour() {
    Explanation why = critic.explain("");
    assertThat(why.effects()).isEmpty();
    assertThat(why.probability()).isCloseTo(critic.predict("").probability(), within(1e-6));
    assertThat(why.rendering().html()).isPresent();
  }

  @Test
  void a_long_text_takes_little_room_and_says_what_was_left_out() {
    String text = "the film is witty and its cast dull ".repeat(40);
    Explanation why = critic.explain(text);
    assertThat(why.effects()).hasSize(320);
    String html = why.rendering().html().orElseThrow();
    assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThan(20_000);
    Classifier brief = Reviews.declared().longest(5).model(embed(4).gru(3).last());
    brief.train(Reviews.plan().epochs(1));
    assertThat(brief.explain(text).rendering().text())
        .endsWith("without the token; only its first 5 tokens were read");
    assertThat(brief.explain(text).rendering().html().orElseThrow())
        .contains("only its first 5 tokens were read");
  }

  @Test
  void text_whose_small_letters_are_more_than_its_capitals_is_spelled_as_it_was_read() {
    assertThat(critic.explain("İ dull film").toString().replaceAll("\\[[-+][\\d.]+\\]", ""))
        .contains("dull film");
  }
}
