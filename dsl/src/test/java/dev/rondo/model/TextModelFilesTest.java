package dev.rondo.model;

import static dev.rondo.Rondo.embed;
import static dev.rondo.Rondo.epochs;
import static dev.rondo.Rondo.load;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.rondo.data.LabelledTexts;
import dev.rondo.train.Run;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What a file of a classifier of texts or a tagger gives back, with and without the texts. */
class TextModelFilesTest {

  @TempDir static Path folder;

  private static Classifier critic;
  private static Tagger tagger;
  private static String critics;
  private static String taggers;
  private static String runs;

  @BeforeAll
  static void save() {
    critics = folder.resolve("critic.safetensors").toString();
    taggers = folder.resolve("tagger.safetensors").toString();
    runs = folder.resolve("run.safetensors").toString();
    critic = Reviews.declared().model(embed(4).gru(3).last());
    Run run = critic.train(Reviews.plan().epochs(2));
    critic.save(critics);
    run.save(runs);
    tagger = Sentences.declared().model(embed(4).gru(3));
    tagger.train(Sentences.plan().epochs(1));
    tagger.save(taggers);
  }

  private static void refused(String message, Runnable verb) {
    assertThatIllegalStateException().isThrownBy(verb::run).withMessage(message);
  }

  @Test
  void without_texts_it_predicts_explains_and_names_neighbours() {
    Classifier alone = load(critics).classifier();
    String text = "Witty: a superb film!";
    assertThat(alone.predict(text)).isEqualTo(critic.predict(text));
    assertThat(alone.explain(text).effects()).isEqualTo(critic.explain(text).effects());
    assertThat(alone.nearest("film")).isEqualTo(critic.nearest("film"));
    assertThat(alone.labels()).isEqualTo(critic.labels());
    assertThat(alone.vocabulary().texts()).isEqualTo(critic.vocabulary().texts());
    assertThat(load(taggers).tagger().tag("the can")).hasToString(tagger.tag("the can").toString());
    assertThat(load(critics).toString())
        .startsWith(critics + ": a Classifier embed(4).gru(3).last(), ");
    assertThat(load(taggers).toString()).startsWith(taggers + ": a Tagger embed(4).gru(3), ");
  }

  @Test
  void without_texts_what_needs_them_is_refused() {
    Classifier alone = load(critics).classifier();
    String way =
        ": the model was loaded without its data; give them, declared as in training:"
            + " load(path).classifier(data); predict(text) needs none";
    refused("evaluate()" + way, alone::evaluate);
    refused("train(plan)" + way, () -> alone.train(epochs(1)));
    refused("fineTune(plan)" + way, () -> alone.fineTune(epochs(1)));
    refused("checkGradients()" + way, alone::checkGradients);
    Tagger tags = load(taggers).tagger();
    refused(
        "evaluate()" + way.replace("classifier", "tagger").replace("predict(text)", "tag(text)"),
        tags::evaluate);
  }

  @Test
  void with_texts_it_judges_and_learns_on() {
    Classifier full = load(critics).classifier(Reviews.declared());
    assertThat(full.evaluate()).hasToString(critic.evaluate().toString());
    full.fineTune(Reviews.plan().epochs(6));
    assertThat(full.evaluate().accuracy()).isGreaterThan(critic.evaluate().accuracy());
    Tagger tags = load(taggers).tagger(Sentences.declared());
    assertThat(tags.evaluate()).hasToString(tagger.evaluate().toString());
  }

  @Test
  void other_texts_are_read_by_the_vocabulary_of_the_file() {
    LabelledTexts others =
        Reviews.declared(Reviews.table(i -> "zebra " + Reviews.text(i), Reviews::label));
    Classifier full = load(critics).classifier(others);
    assertThat(full.vocabulary().contains("zebra")).isFalse();
    assertThat(full.evaluate().confusion().total()).isEqualTo(36);
  }

  @Test
  void texts_declared_otherwise_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> load(critics).classifier(Reviews.declared().longest(7)))
        .withMessage(
            "texts: longest: the model was trained with 1000, the texts have 7; declare them as"
                + " they were in training");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> load(runs).run(Reviews.declared().seed(2)))
        .withMessage(
            "run(data): these are not the data that the run was trained on, or they are declared"
                + " otherwise; give the same, or train the loaded model on from its weights:"
                + " load(path).classifier(data).fineTune(plan)");
  }

  @Test
  void a_run_of_them_goes_on() {
    Run run = load(runs).run(Reviews.declared());
    run.resume(4);
    Classifier whole = Reviews.declared().model(embed(4).gru(3).last());
    whole.train(Reviews.plan().epochs(6));
    assertThat(run.model(Classifier.class).fingerprint()).isEqualTo(whole.fingerprint());
  }

  @Test
  void another_kind_is_refused_with_the_right_word() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> load(critics).sequenceClassifier())
        .withMessage(
            "sequenceClassifier(): %s holds a Classifier; write load(\"%s\").classifier()"
                .formatted(critics, critics));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> load(taggers).classifier())
        .withMessage(
            "classifier(): %s holds a Tagger; write load(\"%s\").tagger()"
                .formatted(taggers, taggers));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> load(runs).run(Sentences.declared()))
        .withMessage(
            "run(data): %s holds the run of a Classifier, which learns from labelled texts, and"
                    .formatted(runs)
                + " the data are tagged texts; give those it was trained on");
  }

  @Test
  void pytorch_and_keras_take_them() {
    assertThat(critic.toPyTorch().source())
        .contains("nn.Embedding(", "padding_idx=0", "nn.GRU(4, 3");
    assertThat(tagger.toPyTorch().source()).contains("nn.Embedding(");
    for (Model model : List.of(critic, tagger)) {
      Path file = folder.resolve("model.keras");
      model.exportKeras(file.toString());
      assertThat(file).isNotEmptyFile();
      INDArray before = model.weights();
      model.importWeights(file.toString());
      assertThat(model.weights()).isEqualTo(before);
    }
  }
}
