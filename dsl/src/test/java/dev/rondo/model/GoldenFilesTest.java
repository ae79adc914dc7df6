package dev.rondo.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.Rondo;
import dev.rondo.output.TrainingState;
import dev.rondo.train.Run;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of every format that was ever released load for ever, with every bit of their weights. */
class GoldenFilesTest {

  /** Another processor may sum in another order. */
  private static final double CLOSE = 1e-5;

  @TempDir Path folder;

  private record Said(String fingerprint, double... numbers) {}

  @Test
  void a_forecaster_of_format_1() throws IOException, URISyntaxException {
    Forecaster alone = Rondo.load(file("forecaster-1.safetensors")).forecaster();
    Said said = said("forecaster");
    assertThat(alone.fingerprint()).isEqualTo(said.fingerprint());
    assertThat(GoldenFiles.forecast(alone)).containsExactly(said.numbers(), within(CLOSE * 200));
    Forecaster full =
        Rondo.load(folder.resolve("forecaster-1.safetensors").toString())
            .forecaster(GoldenFiles.series());
    assertThat(full.forecast().errors()).isPresent();
  }

  @Test
  void a_classifier_of_format_1() throws IOException, URISyntaxException {
    SequenceClassifier alone = Rondo.load(file("classifier-1.safetensors")).sequenceClassifier();
    Said said = said("classifier");
    assertThat(alone.fingerprint()).isEqualTo(said.fingerprint());
    assertThat(alone.labels()).containsExactly("0", "1", "2");
    assertThat(GoldenFiles.probabilities(alone)).containsExactly(said.numbers(), within(CLOSE));
  }

  @Test
  void a_language_models_run_of_format_1() throws IOException, URISyntaxException {
    Checkpoint file = Rondo.load(file("language-1.safetensors"));
    LanguageModel alone = file.languageModel();
    Said said = said("language");
    assertThat(alone.fingerprint()).isEqualTo(said.fingerprint());
    assertThat(GoldenFiles.next(alone)).containsExactly(said.numbers(), within(CLOSE));
    assertThat(alone.vocabulary().texts()).contains("t", " dog");
    Run run = file.run(GoldenFiles.corpus());
    assertThat(run.samples()).hasSize(1).first().asString().startsWith("after epoch 2: the cat");
    assertThat(run.resume(1).history().epochs()).hasSize(3);
    assertThat(run.model(LanguageModel.class).evaluate().tokens()).isPositive();
  }

  @Test
  void a_classifier_of_texts_of_format_1() throws IOException, URISyntaxException {
    Classifier alone = Rondo.load(file("texts-1.safetensors")).classifier();
    Said said = said("texts");
    assertThat(alone.fingerprint()).isEqualTo(said.fingerprint());
    assertThat(alone.labels()).containsExactly("bad", "good");
    assertThat(alone.vocabulary().texts()).startsWith("<unknown>").contains("witty", "film");
    assertThat(GoldenFiles.verdicts(alone)).containsExactly(said.numbers(), within(CLOSE));
    assertThat(alone.explain("a dull film").effects()).hasSize(3);
  }

  @Test
  void a_tagger_of_format_1() throws IOException, URISyntaxException {
    Tagger alone = Rondo.load(file("tags-1.safetensors")).tagger();
    Said said = said("tags");
    assertThat(alone.fingerprint()).isEqualTo(said.fingerprint());
    assertThat(alone.labels()).containsExactly("DET", "NOUN", "VERB");
    assertThat(GoldenFiles.certainties(alone)).containsExactly(said.numbers(), within(CLOSE));
  }

  @Test
  void a_run_of_format_1() throws IOException, URISyntaxException {
    Run run = Rondo.load(file("run-1.safetensors")).run(GoldenFiles.measured());
    Said said = said("run");
    SequenceRegressor model = run.model(SequenceRegressor.class);
    assertThat(model.fingerprint()).isEqualTo(said.fingerprint());
    assertThat(GoldenFiles.measures(model)).containsExactly(said.numbers(), within(CLOSE));
    assertThat(run.history().epochs()).hasSize(4);
    assertThat(run.plan())
        .hasToString("epochs(4).schedule(reduceOnPlateau(1, 0.5)).patience(9).inDouble().quiet()");
    assertThat(run.resume(1).state()).isEqualTo(TrainingState.DONE);
    assertThat(run.history().epochs()).hasSize(5);
  }

  /** A copy, so that nothing can change the file itself. */
  private String file(String name) throws IOException, URISyntaxException {
    return Files.copy(resource(name), folder.resolve(name)).toString();
  }

  private static Path resource(String name) throws URISyntaxException {
    return Path.of(GoldenFilesTest.class.getResource(name).toURI());
  }

  private static Said said(String name) throws IOException, URISyntaxException {
    List<String> words =
        Files.readAllLines(resource("golden-1.txt")).stream()
            .map(line -> Arrays.asList(line.split(" ")))
            .filter(line -> line.get(0).equals(name))
            .findFirst()
            .orElseThrow();
    return new Said(
        words.get(1), words.stream().skip(2).mapToDouble(Double::parseDouble).toArray());
  }
}
