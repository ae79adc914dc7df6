package dev.rondo.model;

import static dev.rondo.Rondo.elman;
import static dev.rondo.Rondo.embed;
import static dev.rondo.Rondo.gaussian;
import static dev.rondo.Rondo.gru;
import static dev.rondo.Rondo.huber;
import static dev.rondo.Rondo.lstm;
import static dev.rondo.Rondo.mse;
import static dev.rondo.Rondo.quantile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.data.LabelledTexts;
import dev.rondo.data.PreparedTexts;
import dev.rondo.engine.FastEngine;
import dev.rondo.train.Loss;
import dev.rondo.train.Run;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
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

  @Test
  void scores_the_test_part_as_counted_by_hand() {
    PreparedTexts data = Reviews.declared().prepare();
    Classifier poor = Reviews.declared().model(gru(2).mean());
    poor.train(Reviews.plan().epochs(1).seed(3));
    List<String> answers = poor.predict(data.testTexts()).labels();
    int[] truth = data.testClasses();
    long right =
        IntStream.range(0, 36)
            .filter(i -> answers.get(i).equals(poor.labels().get(truth[i])))
            .count();
    TextClassification judged = poor.evaluate();
    assertThat(judged.accuracy()).isCloseTo(right / 36.0, within(1e-12));
    assertThat(judged.confusion().total()).isEqualTo(36);
    assertThat(judged.majority().count(0, 1)).isEqualTo(12);
    assertThat(judged.toTable().columnNames())
        .containsExactly("class", "texts", "precision", "recall", "F1");
    assertThat(judged.confusion().toTable().columnNames())
        .containsExactly("true class", "bad", "good");
    assertThat(judged.plot().text()).contains("bad");
    assertThat(judged.toString())
        .matches(
            "accuracy 0\\.\\d{3}, macro F1 0\\.\\d{3} on 36 examples \\(commonest class: accuracy"
                + " 0\\.667\\)");
    assertThat(judged.predictions().labels()).isEqualTo(answers);
  }

  @Test
  void names_the_texts_it_got_most_wrong() {
    Table mislabelled =
        Reviews.table(i -> Reviews.text(i) + " n" + i, i -> Reviews.label(i % 7 == 0 ? i + 1 : i));
    Classifier model = Reviews.declared(mislabelled).model(embed(8).gru(6).max());
    model.train(Reviews.plan());
    TextClassification judged = model.evaluate();
    Mistakes all = judged.mostWrong(36);
    assertThat(all.texts()).isEqualTo(36);
    assertThat(all.worst()).hasSize(all.wrong()).hasSizeGreaterThan(1);
    assertThat(all.wrong()).isEqualTo(Math.round(36 * (1 - judged.accuracy())));
    double[] left = all.worst().stream().mapToDouble(m -> m.labelProbability()).toArray();
    assertThat(left).isSorted();
    List<String> tests = Reviews.declared(mislabelled).prepare().testTexts();
    for (Mistakes.Mistake mistake : all.worst()) {
      assertThat(mistake.answer()).isNotEqualTo(mistake.label());
      Prediction again = model.predict(mistake.text());
      assertThat(again.label()).isEqualTo(mistake.answer());
      assertThat(again.probability()).isCloseTo(mistake.probability(), within(1e-6));
      assertThat(again.probability(mistake.label()))
          .isCloseTo(mistake.labelProbability(), within(1e-6));
      assertThat(tests).contains(mistake.text());
    }
    Mistakes worst = judged.mostWrong(1);
    assertThat(worst.worst()).containsExactly(all.worst().get(0));
    assertThat(worst).hasToString(all.wrong() + " of 36 texts are wrong; the worst 1");
    assertThat(all).hasToString(all.wrong() + " of 36 texts are wrong");
    assertThat(worst.toTable().columnNames())
        .containsExactly("text", "label", "answer", "p(answer)", "p(label)");
    assertThat(worst.rendering().text()).contains(worst.worst().get(0).label());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> judged.mostWrong(0))
        .withMessage("mostWrong(0): expected at least 1 text");
  }

  @Test
  void sorts_into_more_than_two_classes() {
    IntFunction<String> three =
        i -> i % 3 == 0 ? "bad" : Reviews.text(i).contains("superb") ? "A" : "a";
    Classifier model =
        Reviews.declared(Reviews.table(Reviews::text, three)).model(embed(8).gru(8).attend());
    model.train(Reviews.plan());
    assertThat(model.labels()).containsExactly("A", "a", "bad");
    assertThat(model.evaluate().accuracy()).isGreaterThan(0.85);
    Prediction answer = model.predict("the dull film");
    double sum = answer.probabilities().values().stream().mapToDouble(p -> p).sum();
    assertThat(sum).isCloseTo(1, within(1e-12));
    assertThat(answer.probabilities().keySet()).containsExactlyInAnyOrder("A", "a", "bad");
    assertThat(List.copyOf(answer.probabilities().values()))
        .isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(model.predict(List.of("a")).toTable().columnNames())
        .containsExactly("text", "label", "p(A)", "p(a) (2)", "p(bad)");
  }

  @Test
  void an_empty_text_and_one_of_unknown_words_alone_are_unknown_tokens() {
    double unknown = critic.predict("zebra").probability("good");
    for (String text : List.of("", " \n\t", "\u0000")) {
      Prediction answer = critic.predict(text);
      assertThat(answer.probability("good")).isCloseTo(unknown, within(1e-6));
      assertThat(answer.tokens()).isZero();
    }
    assertThat(critic.predict("zebra xylophone").tokens()).isEqualTo(2);
  }

  @Test
  void a_text_that_is_too_long_is_cut_and_it_says_so() {
    Classifier brief = Reviews.declared().longest(3).model(embed(4).gru(3).last());
    brief.train(Reviews.plan().epochs(1));
    Prediction cut = brief.predict("a witty film and so on");
    assertThat(cut.cut()).isTrue();
    assertThat(cut.toString()).endsWith(" (only its first 3 tokens were read)");
    assertThat(cut.probability())
        .isCloseTo(brief.predict("a witty film").probability(), within(1e-6));
    assertThat(brief.predict("a witty film").toString()).doesNotContain("only");
    assertThat(brief.predict(List.of("a b c d", "a", "a b c d e")))
        .hasToString("predictions for 3 texts; 2 were cut to their first 3 tokens");
    assertThat(brief.predict(List.of("a b c d")))
        .hasToString("predictions for 1 text; 1 was cut to its first 3 tokens");
    String line = "word ".repeat(200_000); // 1 MB in one line
    assertThat(brief.predict(line).cut()).isTrue();
    assertThat(brief.predict(List.of(line)).rendering().text()).hasSizeLessThan(2000);
    assertThat(brief.explain(line).toString()).hasSizeLessThan(300);
  }

  @Test
  void learns_from_characters_and_pieces_of_words_too() {
    for (LabelledTexts texts :
        List.of(Reviews.declared().characters(), Reviews.declared().bytePairs(60))) {
      Classifier model = texts.model(embed(8).gru(12).max());
      model.train(Reviews.plan().epochs(8));
      assertThat(model.evaluate().accuracy()).isGreaterThan(0.7);
      Explanation why = model.explain("A dull film");
      assertThat(why.effects().stream().map(Explanation.Effect::token))
          .containsExactlyElementsOf(texts.prepare().tokens("A dull film"));
      assertThat(why.toString().replaceAll("\\[[-+][\\d.]+\\]", "")).contains("\nA dull film\n");
    }
  }

  @Test
  void its_gradients_are_right() {
    Classifier small =
        Reviews.declared().classWeights().model(embed(3).bidirectional(gru(2)).last());
    assertThat(small.checkGradients().passed()).isTrue();
    assertThat(Reviews.declared().model(elman(2).attend()).checkGradients().passed()).isTrue();
  }

  @Test
  void says_what_it_is() {
    Classifier fresh = Reviews.declared().model(embed(4).gru(4).last());
    assertThat(fresh)
        .hasToString(
            "embed(4).gru(4).last(): [batch,time] of "
                + fresh.vocabulary().size()
                + " tokens -> [batch,2], "
                + fresh.parameters()
                + " parameters, engine "
                + FastEngine.here().name()
                + ", not trained");
    assertThat(fresh.labels()).containsExactly("bad", "good");
  }

  @Test
  void refuses_what_is_too_early_or_does_not_fit() {
    Classifier fresh = Reviews.declared().model(embed(4).gru(4).last());
    String rest = ": the model is not trained; call train(epochs(100)) first";
    assertThatIllegalStateException()
        .isThrownBy(() -> fresh.predict("a"))
        .withMessage("predict" + rest);
    assertThatIllegalStateException().isThrownBy(fresh::evaluate).withMessage("evaluate()" + rest);
    assertThatIllegalStateException()
        .isThrownBy(() -> fresh.explain("a"))
        .withMessage("explain(text)" + rest);
    assertThatIllegalStateException()
        .isThrownBy(() -> Reviews.declared().split(90, 10, 0).model(gru(2).last()).evaluate())
        .withMessage("evaluate(): the test part is empty; keep some texts with .split(80, 10, 10)");
    for (Loss loss : List.of(gaussian(), mse(), huber(1), quantile(0.5))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> fresh.train(Reviews.plan().loss(loss)))
          .withMessage(
              "loss("
                  + loss
                  + "): judges numbers, and a text has a class; leave the loss out, it is"
                  + " crossEntropy()");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> critic.explain("a", "so-so"))
        .withMessage(
            "explain(text, \"so-so\"): label 'so-so' was not in the training part; the labels are"
                + " 'bad', 'good'");
  }
}
