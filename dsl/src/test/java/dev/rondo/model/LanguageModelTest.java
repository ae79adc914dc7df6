package dev.rondo.model;

import static dev.rondo.Rondo.bidirectional;
import static dev.rondo.Rondo.epochs;
import static dev.rondo.Rondo.gru;
import static dev.rondo.Rondo.lstm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.data.CorpusPart;
import dev.rondo.engine.FastEngine;
import dev.rondo.engine.NetworkState;
import dev.rondo.train.Run;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** A model that predicts the next character: what it learns, says and refuses. */
class LanguageModelTest {

  private static LanguageModel model;
  private static Run run;

  @BeforeAll
  static void train() {
    model = Plays.declared().model(gru(12));
    run = model.train(Plays.plan().epochs(8));
  }

  @Test
  void learns_what_comes_next() {
    assertThat(run.history().epochs()).hasSize(8);
    double first = run.history().epochs().get(0).trainLoss();
    assertThat(run.history().epochs().get(7).trainLoss()).isLessThan(first / 2);
    assertThat(run.model(LanguageModel.class)).isSameAs(model);
    assertThat(model.step("the ca", model.start()).likeliest(1)).containsExactly("t");
  }

  @Test
  void the_score_is_what_steps_one_by_one_give() {
    int[] tokens = model.data().tokens(CorpusPart.TEST);
    NetworkState state = model.start();
    double nats = 0;
    for (int i = 0; i + 1 < tokens.length; i++) {
      LanguageStep step = model.step(model.data().encoding().text(tokens[i]), state);
      nats -= Math.log(step.probabilities()[tokens[i + 1] - 1]);
      state = step.state();
    }
    LanguageScore score = model.evaluate();
    int predicted = tokens.length - 1;
    assertThat(score.part()).isEqualTo(CorpusPart.TEST);
    assertThat(score.tokens()).isEqualTo(predicted);
    assertThat(score.characters()).isEqualTo(predicted);
    assertThat(score.nats()).isCloseTo(nats / predicted, within(1e-5));
    assertThat(score.bitsPerToken()).isCloseTo(nats / predicted / Math.log(2), within(1e-5));
    assertThat(score.bitsPerCharacter()).isCloseTo(score.bitsPerToken(), within(1e-12));
    assertThat(score.perplexity()).isCloseTo(Math.exp(nats / predicted), within(1e-4));
  }

  @Test
  void the_validation_loss_of_the_best_epoch_is_its_score() {
    int best = run.history().bestEpoch().orElseThrow();
    assertThat(model.evaluateValidation().nats())
        .isEqualTo(run.history().epochs().get(best - 1).validationLoss().orElseThrow());
    assertThat(model.evaluateValidation().part()).isEqualTo(CorpusPart.VALIDATION);
  }

  @Test
  void a_step_changes_no_state_so_texts_branch_from_it() {
    LanguageStep the = model.step("the ", model.start());
    LanguageStep cat = model.step("cat", the.state());
    LanguageStep dog = model.step("dog", the.state());
    assertThat(model.step("cat", the.state()).probabilities()).isEqualTo(cat.probabilities());
    assertThat(dog.probabilities()).isNotEqualTo(cat.probabilities());
    LanguageStep whole = model.step("the cat", model.start());
    assertThat(whole.probabilities()).isEqualTo(cat.probabilities());
  }

  @Test
  void a_step_shows_the_likeliest_tokens() {
    LanguageStep step = model.step("mat.", model.start());
    assertThat(Arrays.stream(step.probabilities()).sum()).isCloseTo(1, within(1e-12));
    assertThat(step.likeliest(2)).hasSize(2).first().isEqualTo("\n");
    assertThat(step.probability("\n")).isGreaterThan(step.probability("t"));
    assertThat(step.toString()).startsWith("next \"\\n\" 0.");
    Table table = step.toTable();
    assertThat(table.columnNames()).containsExactly("token", "probability");
    assertThat(table.rowCount()).isEqualTo(model.vocabulary().size());
    assertThat(table.stringColumn("token").get(0)).isEqualTo("\n");
    assertThat(step.rendering().text()).startsWith("next \"\\n\"").contains("probability");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> step.probability("é"))
        .withMessage("probability(\"é\"): there is no such token among the 16 of the vocabulary");
  }

  @Test
  void says_what_it_is() {
    assertThat(model)
        .hasToString(
            "gru(12): [batch,time,16] -> [batch,time,16], 1,288 parameters, engine "
                + FastEngine.here().name()
                + ", trained");
    assertThat(model.evaluate().toString()).startsWith("test part: ").contains(" bits a character");
  }

  @Test
  void refuses_what_looks_ahead() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Plays.declared().model(bidirectional(lstm(4))))
        .withMessage(
            "bidirectional(lstm(4)): bidirectional(lstm(4)) would read the text that it should"
                + " predict; write lstm(4)");
  }

  @Test
  void refuses_what_is_too_early() {
    LanguageModel fresh = Plays.declared().model(gru(2));
    String rest = ": the model is not trained; call train(epochs(100)) first";
    assertThatIllegalStateException().isThrownBy(fresh::start).withMessage("start()" + rest);
    assertThatIllegalStateException().isThrownBy(fresh::evaluate).withMessage("evaluate()" + rest);
    assertThatIllegalStateException()
        .isThrownBy(fresh::evaluateValidation)
        .withMessage("evaluateValidation()" + rest);
  }

  @Test
  void refuses_a_text_that_it_cannot_read() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.step("caté", model.start()))
        .withMessage(
            "step(\"caté\", state): the character 'é' (U+00E9) is none of those that were learned;"
                + " leave it out, or add .unknown() to the corpus and train anew");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.step("", model.start()))
        .withMessage("step(\"\", state): expects at least one token, got none");
  }

  @Test
  void refuses_more_streams_than_the_text_has() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Plays.declared().model(gru(2)).train(epochs(1).batch(5_000)))
        .withMessage(
            "corpus: the training part has 1248 characters; batch(5000) needs at least 5001, one"
                + " stream each and one more; take a smaller batch or a longer text");
  }
}
