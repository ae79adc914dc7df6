package dev.rondo.model;

import static dev.rondo.Rondo.embed;
import static dev.rondo.Rondo.lstm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.train.Run;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class ClassifierTest {

  private static Classifier critic;
  private static Run run;

  @BeforeAll
  static void train() {
    critic = Reviews.declared().model(embed(8).bidirectional(lstm(6)).last());
    run = critic.train(Reviews.plan());
  }

  @Test
  void learns_which_words_tell() {
    TextClassification judged = critic.evaluate();
    assertThat(judged.accuracy()).isGreaterThan(0.9);
    assertThat(judged.majorityAccuracy()).isCloseTo(24 / 36.0, within(1e-12));
    assertThat(judged.macroF1()).isGreaterThan(0.9);
    assertThat(run.model(Classifier.class)).isSameAs(critic);
    assertThat(run.history().bestEpoch()).isPresent();
  }

  @Test
  void answers_one_text_with_the_probability_of_each_class() {
    Prediction answer = critic.predict("The film is Witty, and its cast superb!");
    assertThat(answer.label()).isEqualTo("good");
    assertThat(answer.probability()).isGreaterThan(0.8).isEqualTo(answer.probability("good"));
    assertThat(answer.probability("good") + answer.probability("bad")).isCloseTo(1, within(1e-12));
    assertThat(answer.text()).isEqualTo("The film is Witty, and its cast superb!");
    assertThat(answer.tokens()).isEqualTo(10);
    assertThat(answer.cut()).isFalse();
    assertThat(answer.toString()).matches("good 0\\.\\d{3}, bad 0\\.\\d{3}");
    assertThat(answer.rendering().text()).isEqualTo(answer.toString());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> answer.probability("so-so"))
        .withMessage("probability(\"so-so\"): the classes are [good, bad]");
  }

  @Test
  void answers_many_texts_in_their_order() {
    List<String> texts = List.of("a dull plot", "witty", "the cast is bland and the film is stale");
    Predictions answers = critic.predict(texts);
    assertThat(answers.labels()).containsExactly("bad", "good", "bad");
    assertThat(answers.toTable().columnNames())
        .containsExactly("text", "label", "p(bad)", "p(good)");
    assertThat(answers.toTable().stringColumn("text").asList()).isEqualTo(texts);
    assertThat(answers).hasToString("predictions for 3 texts");
    assertThat(answers.rendering().text()).contains("the cast is bland");
    assertThat(critic.predict(List.of()).size()).isZero();
    Table table = Table.create("new", StringColumn.create("review", texts));
    assertThat(critic.predict(table).toTable()).hasToString(answers.toTable().toString());
  }
}
