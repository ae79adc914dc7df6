package dev.rondo.model;

import static dev.rondo.Rondo.epochs;
import static dev.rondo.Rondo.gru;
import static dev.rondo.Rondo.load;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rondo.output.SampleText;
import dev.rondo.train.Run;
import dev.rondo.train.TrainingPlan;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a model writes while it trains. */
class SamplesTest {

  private static final TrainingPlan PLAN = Plays.plan().epochs(4);

  @TempDir Path folder;

  @Test
  void a_text_is_written_at_the_end_of_every_so_many_epochs() {
    Run run = Plays.declared().model(gru(6)).train(PLAN.epochs(5).sample(2, "the cat"));
    assertThat(run.samples()).extracting(SampleText::epoch).containsExactly(2, 4);
    assertThat(run.samples())
        .allSatisfy(
            sample -> {
              assertThat(sample.text()).startsWith("the cat").hasSize("the cat".length() + 200);
            });
    assertThat(run.samples().get(0).text()).isNotEqualTo(run.samples().get(1).text());
    assertThat(run.history().samples()).isEqualTo(run.samples());
  }

  @Test
  void writing_changes_nothing_in_training() {
    LanguageModel silent = Plays.declared().model(gru(6));
    LanguageModel writer = Plays.declared().model(gru(6));
    silent.train(PLAN);
    Run run = writer.train(PLAN.sample(1, "the "));
    assertThat(writer.fingerprint()).isEqualTo(silent.fingerprint());
    assertThat(run.samples()).hasSize(4);
    Run again = Plays.declared().model(gru(6)).train(PLAN.sample(1, "the "));
    assertThat(again.samples()).isEqualTo(run.samples());
  }

  @Test
  void a_run_of_a_file_has_what_was_written_and_writes_on() {
    Run run = Plays.declared().model(gru(6)).train(PLAN.epochs(2).sample(1, "the "));
    String file = folder.resolve("run.safetensors").toString();
    run.save(file);
    Run again = load(file).run(Plays.declared());
    assertThat(again.samples()).isEqualTo(run.samples());
    again.resume(1);
    run.resume(1);
    assertThat(again.samples()).hasSize(3).isEqualTo(run.samples());
  }

  @Test
  void a_prompt_that_the_model_cannot_read_is_refused_before_anything_is_trained() {
    LanguageModel model = Plays.declared().model(gru(2));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.train(PLAN.sample(1, "RÖMEO")))
        .withMessage(
            "sample(1, \"RÖMEO\"): the character 'R' (U+0052) is none of those that were learned;"
                + " leave it out, or add .unknown() to the corpus and train anew");
  }

  @Test
  void a_model_that_writes_nothing_refuses_to() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Monthly.declared().model(gru(2).last()).train(epochs(1).sample(2, "ROMEO:")))
        .withMessage(
            "sample(2, \"ROMEO:\"): a model of gru(2).last() writes no text; leave sample out, it is"
                + " for language models");
  }
}
